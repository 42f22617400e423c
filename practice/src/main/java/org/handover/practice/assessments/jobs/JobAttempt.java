package org.handover.practice.assessments.jobs;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One run of a job. Whatever it writes it writes under its claim, which a later attempt takes from
/// it: an instance that was thought dead and is not can do no harm.
///
/// @param number in this round, from 1
/// @param failures of the service itself, in this round before this attempt
/// @param answered what the evaluator has said already; see [Answered]
record JobAttempt(
    int assessment,
    UUID claim,
    int user,
    @Nullable Integer scenario,
    String transcript,
    Instant queuedAt,
    int number,
    int failures,
    @Nullable String answered) {}
