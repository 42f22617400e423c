/// Load on backends that are alive. A mix of reads, from cases, access logs or paths, and an
/// arrival rate enter; latencies from the intended start, error rates, and the comparison of two
/// backends with its intervals leave. Nothing is stored but the report.
@NullMarked
package org.handover.toolkit.load;

import org.jspecify.annotations.NullMarked;
