/// What a model that scores is told, and what holds its answer in check. In come a prompt and an
/// answer's text; out go messages, and items of which each can be proven from the learner's own
/// words. Nothing is stored.
@NullMarked
package org.handover.practice.ai.evaluation;

import org.jspecify.annotations.NullMarked;
