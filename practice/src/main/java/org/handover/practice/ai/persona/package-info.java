/// Plays a patient in the process. In come a scenario's brief and what was said; out goes what the
/// person would say. The brief's sentences become facts that the patient can tell, each in the
/// first person, some only when asked for; a learner's sentences are matched with them by meaning.
/// Nothing else of the brief can be said, so nothing else can be got out of the patient.
@NullMarked
package org.handover.practice.ai.persona;

import org.jspecify.annotations.NullMarked;
