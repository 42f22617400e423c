/// What both gateways promise: one contract, run on the embedded one and on a real nginx, in front
/// of backends of the test's own.
@NullMarked
package org.handover.toolkit.gateway;

import org.jspecify.annotations.NullMarked;
