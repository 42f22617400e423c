/// How often one may ask. In come callers and the addresses that they ask from; out comes nothing,
/// or a [org.handover.practice.api.ApiError.Throttled]. Kept in memory, and with `THROTTLE_SHARED`
/// in the database too: a bounded number of token buckets, each only for as long as it is not full.
@NullMarked
package org.handover.practice.api.throttle;

import org.jspecify.annotations.NullMarked;
