/// The patient that a learner talks with, and the evaluator that scores the talk. In come a
/// scenario's brief, numbered turns and rubric questions; out go the patient's words as they form,
/// and a score with its evidence for each question. Two sides stand behind the one seam: a provider
/// that speaks OpenAI's wire, and the embedded default that needs neither key nor network.
@NullMarked
package org.handover.practice.ai;

import org.jspecify.annotations.NullMarked;
