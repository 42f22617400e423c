/// Other programs: a [org.handover.toolkit.process.Command] enters, what it answered leaves.
/// Nothing is stored; a program ends when this one does, however that came about.
@NullMarked
package org.handover.toolkit.process;

import org.jspecify.annotations.NullMarked;
