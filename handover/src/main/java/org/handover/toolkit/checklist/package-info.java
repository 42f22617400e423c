/// Whether the migration may go on, item by item. Evidence from the journal, the project's own
/// items and signatures enter; a checklist leaves, as a report or as a page to hand in. Nothing is
/// stored but signatures and runs of own programs, by the journal.
@NullMarked
package org.handover.toolkit.checklist;

import org.jspecify.annotations.NullMarked;
