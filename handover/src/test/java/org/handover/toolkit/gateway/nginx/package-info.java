/// nginx as the gateway, by a real nginx that runs unprivileged in a folder of the test.
@NullMarked
package org.handover.toolkit.gateway.nginx;

import org.jspecify.annotations.NullMarked;
