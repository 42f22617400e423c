package org.handover.toolkit.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.handover.toolkit.checklist.Checklist;
import org.handover.toolkit.checklist.ItemState;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.console.Comparison;
import org.handover.toolkit.console.ConsoleServer;
import org.handover.toolkit.console.ConsoleSources;
import org.handover.toolkit.console.SnapshotReader;
import org.handover.toolkit.files.Disk;
import org.handover.toolkit.journal.History;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.step.Verdict;

/// The console, with what it shows and obeys: by itself or in a gateway's process.
final class Console implements AutoCloseable {
  private final SnapshotReader snapshots;
  private final ConsoleServer server;

  private Console(SnapshotReader snapshots, ConsoleServer server) {
    this.snapshots = snapshots;
    this.server = server;
  }

  /// Listens, and serves until it is closed.
  ///
  /// @param mirror what mirrored reads of this process have shown
  /// @throws StoppedException if it cannot listen, or has no token
  static Console open(
      CommandContext context, Configuration configuration, Supplier<Optional<Comparison>> mirror)
      throws IOException {
    SnapshotReader snapshots =
        new SnapshotReader(
            configuration,
            context.clock(),
            new ConsoleSources(
                context.journal(configuration)::history,
                history -> items(context, configuration, history),
                mirror));
    try {
      return new Console(
          snapshots,
          new ConsoleServer(
              configuration.console().listen(),
              configuration.console().token(),
              snapshots,
              new ConsoleOrders(context, configuration)));
    } catch (StoppedException e) {
      snapshots.close();
      throw e;
    }
  }

  /// Where a browser opens it for the first time: a line for the terminal.
  String invitation() {
    return "open " + server.firstAddress();
  }

  String address() {
    return server.address().toString();
  }

  /// What is not due yet is left out.
  private static List<SnapshotReader.Item> items(
      CommandContext context, Configuration configuration, History history) {
    try {
      return new Checklist(configuration, context.clock())
          .report(history).items().stream()
              .filter(item -> item.state() != ItemState.NOT_DUE)
              .map(item -> new SnapshotReader.Item(item.state().verdict(), item.name(), item.saw()))
              .toList();
    } catch (IOException e) {
      return List.of(new SnapshotReader.Item(Verdict.INCONCLUSIVE, "checklist", Disk.reason(e)));
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    snapshots.close();
  }
}
