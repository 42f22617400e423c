/// Statements enter and are tried on a scratch database; what they would do to the live one leaves.
/// Nothing of the live database is changed.
@NullMarked
package org.handover.toolkit.plan;

import org.jspecify.annotations.NullMarked;
