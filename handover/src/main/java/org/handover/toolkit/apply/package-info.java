/// The additions: a plan enters; what was applied, where it stands and what was taken back leave.
/// The ledger is written together with each statement.
@NullMarked
package org.handover.toolkit.apply;

import org.jspecify.annotations.NullMarked;
