/// Throttles against a clock of the tests' own, and over HTTP.
@NullMarked
package org.handover.practice.api.throttle;

import org.jspecify.annotations.NullMarked;
