package org.handover.practice.api.v2.form;

import java.util.function.BiPredicate;
import org.handover.practice.api.RowId;

/// What a text field of the new API has to keep to beyond its form: that no two rows share it, for
/// instance. Of several the first that is broken is told.
///
/// @param message in DRF's words where it has any: `category with this name already exists.`
/// @param broken whether the text breaks it, in the row of that id
public record Rule(String field, String message, BiPredicate<String, RowId> broken) {}
