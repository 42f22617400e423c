/// Proof that clients see no difference: a configuration enters, cases are played against both
/// backends on clones of the database, and a report on answers and rows leaves, as tables, JSON,
/// JUnit XML or a page.
@NullMarked
package org.handover.toolkit.parity;

import org.jspecify.annotations.NullMarked;
