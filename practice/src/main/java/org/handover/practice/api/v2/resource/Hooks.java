package org.handover.practice.api.v2.resource;

import org.handover.practice.api.Changes;
import org.handover.practice.api.Json;
import org.handover.practice.api.Principal;
import org.handover.practice.api.RowId;

/// What a write does beyond storing its fields in columns of their names.
public interface Hooks {
  Hooks NONE = new Hooks() {};

  /// The columns of a new row. It is called before the transaction.
  default Changes creating(Changes form, Principal principal) {
    return changing(form);
  }

  /// The columns of a change. It is called before the transaction.
  default Changes changing(Changes form) {
    return form;
  }

  /// A single row as it is answered: with what is not stored, but follows from it.
  default Json shown(Json row) {
    return row;
  }

  /// What else belongs to the row, within the transaction.
  default void stored(RowId id, Changes form) {}
}
