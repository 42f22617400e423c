/// The legacy API's `chat` and `evaluate`. With a provider they send it, word for word, what the
/// Flask API sends, and read its answer as the Flask API does; without one the embedded sides
/// answer. Stored: an `activities` row for each evaluation.
@NullMarked
package org.handover.practice.ai.legacy;

import org.jspecify.annotations.NullMarked;
