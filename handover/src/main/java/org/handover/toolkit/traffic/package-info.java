/// Which backend answers a request. Route rules and the durable traffic state enter; for each
/// request a group, a bucket and a backend leave. Both gateways and the commands that move traffic
/// share it. The state is a folder, changed by renaming one symbolic link.
@NullMarked
package org.handover.toolkit.traffic;

import org.jspecify.annotations.NullMarked;
