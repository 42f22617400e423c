package org.handover.practice.users;

import org.handover.practice.api.v2.resource.Resource;

/// What a feature holds on people. It is part of their export, and goes when their account goes:
/// the database sees to that.
public interface PersonalData {
  /// The member of the export that it fills: `activities`.
  String name();

  Resource resource();

  /// SQL that holds for the rows of `:user`.
  String owned();
}
