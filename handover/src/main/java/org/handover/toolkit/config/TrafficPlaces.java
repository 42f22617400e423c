package org.handover.toolkit.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What a rollback needs of `handover.yml`, read without the rest, which may be wrong or ask for an
/// environment that is not there.
///
/// @param name of the migration; null: not known
public record TrafficPlaces(Path directory, Path journal, @Nullable String name) {}
