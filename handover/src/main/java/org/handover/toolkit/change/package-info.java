/// The additions: folders of SQL enter; a plan, what was applied, where it stands and what was
/// taken back leave. What was there before and what has been done is stored in the database, in the
/// schema `handover`, which goes with the undo.
@NullMarked
package org.handover.toolkit.change;

import org.jspecify.annotations.NullMarked;
