/// HTTP/1.1 as it goes over the wire. In goes a request, however odd; out comes the answer, without
/// its framing and compression and otherwise as it came, within bounds of size and time. Nothing is
/// stored.
@NullMarked
package org.handover.toolkit.wire;

import org.jspecify.annotations.NullMarked;
