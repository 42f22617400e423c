package org.handover.practice.api;

/// Who sent the request: the user's id, and the role as the database has it now.
public record Principal(int id, Role role) {
  /// An anonymous client. No row has this id.
  public static final Principal ANONYMOUS = new Principal(-1, Role.LEARNER);

  public boolean isEducator() {
    return role.compareTo(Role.EDUCATOR) >= 0;
  }

  public boolean isAdmin() {
    return role == Role.ADMIN;
  }
}
