package org.handover.toolkit.console;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.handover.toolkit.journal.History;

/// What the console is told by others.
///
/// @param history reads the journal
/// @param checklist its items, computed from the journal
/// @param mirror what mirrored reads have shown so far; empty: none are mirrored in this process
public record ConsoleSources(
    Supplier<History> history,
    Function<History, List<SnapshotReader.Item>> checklist,
    Supplier<Optional<Comparison>> mirror) {}
