/// Proof on the data itself: a live database enters, findings leave. The legacy backend's own
/// writes are run and rolled back; nothing is stored.
@NullMarked
package org.handover.toolkit.verify;

import org.jspecify.annotations.NullMarked;
