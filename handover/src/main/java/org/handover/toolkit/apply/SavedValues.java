package org.handover.toolkit.apply;

import java.io.IOException;
import java.sql.SQLException;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.step.Progress;

/// Where the values go that the additions held.
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
}
