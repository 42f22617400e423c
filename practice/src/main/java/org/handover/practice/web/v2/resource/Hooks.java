package org.handover.practice.web.v2.resource;

import org.handover.practice.web.Caller;
import org.handover.practice.web.Changes;
import org.handover.practice.web.RowId;

/// What a write does beyond storing its fields in columns. All of it is one transaction.
public interface Hooks {
  Hooks NONE = new Hooks() {};

  /// The columns of a new row.
  default Changes creating(Changes form, Caller caller) {
    return storing(form);
  }

  /// The columns of a change.
  default Changes storing(Changes form) {
    return form;
  }

  /// What else belongs to the row.
  default void stored(RowId id, Changes form) {}
}
