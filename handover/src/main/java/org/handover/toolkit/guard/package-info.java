/// The guard: lines of the request record enter, a verdict on the new backend leaves, and a
/// rollback of the traffic where it is *fail*. Stored is the last verdict, in a file of its own.
@NullMarked
package org.handover.toolkit.guard;

import org.jspecify.annotations.NullMarked;
