/// Throttles against a clock of the tests' own, and over HTTP.
@NullMarked
package org.handover.practice.web.throttle;

import org.jspecify.annotations.NullMarked;
