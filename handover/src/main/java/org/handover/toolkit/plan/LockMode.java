package org.handover.toolkit.plan;

import java.util.Arrays;

/// PostgreSQL's table locks, from the weakest to the strongest (its manual, "Explicit Locking").
public enum LockMode {
  ACCESS_SHARE("AccessShareLock", ""),
  ROW_SHARE("RowShareLock", ""),
  ROW_EXCLUSIVE("RowExclusiveLock", ""),
  SHARE_UPDATE_EXCLUSIVE("ShareUpdateExclusiveLock", "other schema changes, VACUUM"),
  SHARE("ShareLock", "writes"),
  SHARE_ROW_EXCLUSIVE("ShareRowExclusiveLock", "writes"),
  EXCLUSIVE("ExclusiveLock", "writes"),
  ACCESS_EXCLUSIVE("AccessExclusiveLock", "reads and writes");

  private final String server;
  private final String blocks;

  LockMode(String server, String blocks) {
    this.server = server;
    this.blocks = blocks;
  }

  static LockMode of(String name) {
    return Arrays.stream(values())
        .filter(mode -> mode.server.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name));
  }

  /// Empty: nothing that a backend does.
  public String blocks() {
    return blocks;
  }

  boolean blocksRequests() {
    return compareTo(SHARE) >= 0;
  }

  @Override
  public String toString() {
    return server.replace("Lock", "");
  }
}
