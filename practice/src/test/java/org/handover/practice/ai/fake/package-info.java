/// A provider that speaks OpenAI's wire over real HTTP and does what it is told: answers, streams,
/// fails in each of the ways in which providers fail. What was asked of it can be read afterwards.
@NullMarked
package org.handover.practice.ai.fake;

import org.jspecify.annotations.NullMarked;
