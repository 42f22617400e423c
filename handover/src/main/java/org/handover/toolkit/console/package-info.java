/// The web console. The traffic state, the guard's last report, the request record and the journal
/// are read; one JSON snapshot a second leaves to each browser, and two orders come back: shift and
/// roll back. Only the token is stored. It listens on a loopback address.
@NullMarked
package org.handover.toolkit.console;

import org.jspecify.annotations.NullMarked;
