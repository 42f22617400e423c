package org.handover.practice.ai.cases;

import org.jspecify.annotations.Nullable;

/// What an educator wrote of a patient.
///
/// @param instructions the scenario's; empty where the character alone is read
public record CaseNotes(
    @Nullable String name,
    @Nullable Integer age,
    @Nullable String gender,
    String persona,
    String instructions) {}
