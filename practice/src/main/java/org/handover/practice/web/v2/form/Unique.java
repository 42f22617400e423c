package org.handover.practice.web.v2.form;

import java.util.function.BiPredicate;
import org.handover.practice.web.RowId;

/// A text field that no two rows may share.
///
/// @param message DRF's: `category with this name already exists.`
/// @param taken whether a row other than the one of that id has the value
public record Unique(String field, String message, BiPredicate<String, RowId> taken) {}
