package org.handover.toolkit.traffic;

/// One of the two sides of a migration.
public enum Backend {
  /// It serves today.
  LEGACY("legacy"),
  /// It is to serve.
  NEXT("next");

  private final String label;

  Backend(String label) {
    this.label = label;
  }

  /// Its name in `handover.yml`, in headers and in the request record.
  public String label() {
    return label;
  }

  @Override
  public String toString() {
    return label;
  }
}
