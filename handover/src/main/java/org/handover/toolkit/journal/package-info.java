/// The evidence: steps enter as they start and end, a file of JSON lines is stored, each line
/// chained to the one before by hash. It is read while the database is down, and only ever appended
/// to.
@NullMarked
package org.handover.toolkit.journal;

import org.jspecify.annotations.NullMarked;
