/// What each call of a patient or an evaluator took. In comes a call that has ended; out goes a
/// row. Stored: `practice.ai_calls`, and `practice.ai_payloads` only where texts are to be kept.
@NullMarked
package org.handover.practice.ai.calls;

import org.jspecify.annotations.NullMarked;
