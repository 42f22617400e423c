package org.handover.toolkit.apply;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.step.Progress;

/// Where the values go that the additions held, and come back from.
public interface SavedValues {
  /// Before anything is changed.
  ///
  /// @throws org.handover.toolkit.step.StoppedException if [#save] could not do its work on that
  ///   server
  void require(Server server);

  /// Comes back only when they are safe.
  ///
  /// @return where they are
  String save(String schema, Progress progress) throws IOException, SQLException;

  /// Makes the schema again.
  ///
  /// @param from where they are; empty: where they were saved last
  /// @return where they were
  String bring(String schema, Optional<Path> from, Progress progress)
      throws IOException, SQLException;
}
