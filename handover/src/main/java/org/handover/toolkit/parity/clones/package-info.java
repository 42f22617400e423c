/// What a play needs around it, and takes away again: clones of the database, and backends started
/// on them. A database and commands enter, two running backends leave. What a run that was killed
/// left behind goes with the next one.
@NullMarked
package org.handover.toolkit.parity.clones;

import org.jspecify.annotations.NullMarked;
