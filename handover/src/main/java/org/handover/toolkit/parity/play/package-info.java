/// The play: cases enter, each is sent to both backends, and what differs between the two answers,
/// or from what the case expects, leaves as graded mismatches. What answers bring is kept for the
/// requests of later cases.
@NullMarked
package org.handover.toolkit.parity.play;

import org.jspecify.annotations.NullMarked;
