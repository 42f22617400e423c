/// The cases that learners practise on. In come a viewer's questions and an educator's edits; out
/// go scenarios with their patient, tags and rubric questions, each built as JSON by one statement.
/// Stored: `characters`, `assistant_scenarios` and `assistant_tags`. What is hidden from learners
/// (a character's persona, a scenario's instructions, whatever is unpublished) is left out by the
/// SQL itself.
@NullMarked
package org.handover.practice.scenarios;

import org.jspecify.annotations.NullMarked;
