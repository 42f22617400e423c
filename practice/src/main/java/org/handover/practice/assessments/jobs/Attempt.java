package org.handover.practice.assessments.jobs;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One run of a job. Whatever it writes it writes under its claim, which a later attempt takes from
/// it: an instance that was thought dead and is not can do no harm.
///
/// @param number in this round, from 1
record Attempt(
    int assessment,
    UUID claim,
    int user,
    @Nullable Integer scenario,
    String transcript,
    Instant queuedAt,
    int number) {}
