/// Calls of a provider that speaks OpenAI's wire. In comes a chat request; out comes the answer's
/// text as it forms and how it ended. All that keeps calls in bounds is here and nowhere else:
/// deadlines, retries, the circuit breaker, the limits on calls under way. Nothing is stored; each
/// call is passed to the store of its row.
@NullMarked
package org.handover.practice.ai.openai;

import org.jspecify.annotations.NullMarked;
