/// What tables hold, in a number each: a session enters, digests leave that do not depend on the
/// order of rows or columns. Nothing is changed or stored.
@NullMarked
package org.handover.toolkit.digest;

import org.jspecify.annotations.NullMarked;
