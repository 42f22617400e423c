/// What the journal proves. Its lines enter; ended runs of steps leave, each with the database and
/// the versions of both backends that it was of, so that a gate or a checklist can tell whether it
/// still counts. Nothing is stored.
@NullMarked
package org.handover.toolkit.evidence;

import org.jspecify.annotations.NullMarked;
