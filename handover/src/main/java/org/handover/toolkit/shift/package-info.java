/// Moves traffic: what is wanted and the evidence of the journal enter, a new traffic state leaves,
/// or the reasons why not. Stored is the state, in the traffic directory.
@NullMarked
package org.handover.toolkit.shift;

import org.jspecify.annotations.NullMarked;
