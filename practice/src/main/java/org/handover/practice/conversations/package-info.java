/// Learners' talks with AI patients. In come openings and what learners say; out go the patient's
/// replies, as they form where the client wants them so, and at the end a transcript for an
/// assessment. Stored: conversations, messages, and who is about to reply in which of them. No
/// database session is held while a model talks.
@NullMarked
package org.handover.practice.conversations;

import org.jspecify.annotations.NullMarked;
