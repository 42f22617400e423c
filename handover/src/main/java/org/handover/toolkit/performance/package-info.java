/// How well the database does its work. Its own statistics enter, now and as the journal kept them;
/// findings on slow statements, missing indexes, scans, bloat and caches leave, with what to do
/// and, where there is an earlier snapshot, before against after. Only the journal stores anything.
@NullMarked
package org.handover.toolkit.performance;

import org.jspecify.annotations.NullMarked;
