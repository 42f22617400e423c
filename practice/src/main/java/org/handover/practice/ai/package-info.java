/// The evaluator that needs no provider. In come a conversation's numbered turns and rubric
/// questions; out goes a finding for each question: asked or not, the learner's turns that show it,
/// a confidence. Nothing is stored and nothing leaves the process.
@NullMarked
package org.handover.practice.ai;

import org.jspecify.annotations.NullMarked;
