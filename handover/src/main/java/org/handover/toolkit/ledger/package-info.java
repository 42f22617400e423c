/// What the database itself remembers of the migration, in its schema `handover`: what was there
/// before, and what was done since.
@NullMarked
package org.handover.toolkit.ledger;

import org.jspecify.annotations.NullMarked;
