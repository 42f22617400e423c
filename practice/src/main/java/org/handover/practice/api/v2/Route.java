package org.handover.practice.api.v2;

/// Where an [Endpoint] answers.
///
/// @param path below `/api/v2/`, with its slash at the end; `ID` stands for a row's id:
///   `scenarios/ID/`
public record Route(String path, Endpoint endpoint) {
  static final String ID = "ID";

  /// As a template: `/api/v2/scenarios/{id}/`.
  public String template() {
    return Routes.PREFIX + path.replace(ID, "{id}");
  }
}
