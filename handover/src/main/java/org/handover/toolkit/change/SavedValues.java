package org.handover.toolkit.change;

import java.io.IOException;
import java.sql.SQLException;
import org.handover.toolkit.step.Progress;

/// Where the values go that the additions held.
@FunctionalInterface
public interface SavedValues {
  /// Comes back only when they are safe.
  ///
  /// @return where they are
  String save(String schema, Progress progress) throws IOException, SQLException;
}
