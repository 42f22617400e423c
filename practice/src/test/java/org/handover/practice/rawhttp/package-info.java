/// HTTP/1.1 as it goes over the wire, for tests. In goes a request, however odd; out comes the
/// answer, unchunked and otherwise as it came. Nothing is stored.
@NullMarked
package org.handover.practice.rawhttp;

import org.jspecify.annotations.NullMarked;
