/// nginx as the gateway. A configuration enters; two files that an nginx includes leave, one for
/// `http {}` and one for `server {}`, tested by nginx itself and seen to be in force. Shares are
/// not in them: nginx looks into the traffic directory at each request, so no share needs a reload.
/// Stored are the last versions of the files.
@NullMarked
package org.handover.toolkit.gateway.nginx;

import org.jspecify.annotations.NullMarked;
