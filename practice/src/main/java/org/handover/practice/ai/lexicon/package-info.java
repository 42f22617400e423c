/// Reads rubric questions and learners' sentences by a lexicon of history-taking. In come a
/// conversation's numbered turns and rubric questions; out goes a finding for each question: asked
/// or not, the learner's turns that show it, a confidence. Nothing is stored and nothing leaves the
/// process.
@NullMarked
package org.handover.practice.ai.lexicon;

import org.jspecify.annotations.NullMarked;
