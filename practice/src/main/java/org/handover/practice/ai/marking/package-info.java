/// Reads rubrics as educators write them. In come a rubric's lines and a conversation; out go how
/// each line is read, and its mark with the learner's sentences that show it, or why a person has
/// to look. Nothing is stored.
@NullMarked
package org.handover.practice.ai.marking;

import org.jspecify.annotations.NullMarked;
