/// How often one may ask. In come callers and the addresses that they ask from; out comes nothing,
/// or a [org.handover.practice.web.ApiError.Throttled]. Kept in memory: a bounded number of token
/// buckets, each only for as long as it is not full.
@NullMarked
package org.handover.practice.web.throttle;

import org.jspecify.annotations.NullMarked;
