package org.handover.toolkit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Objects;
import org.handover.toolkit.database.SqlFailure;
import org.handover.toolkit.files.Disk;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// What any exception means to whoever ran the command.
final class Faults {
  private Faults() {}

  static Fault of(Exception e) {
    return switch (e) {
      case StoppedException stopped -> stopped.fault();
      case SQLException sql -> SqlFailure.refused("the step", sql).fault();
      case UncheckedIOException io -> disk(Objects.requireNonNull(io.getCause(), "it wraps one"));
      case IOException io -> disk(io);
      default -> throw new IllegalStateException("a fault of this program", e);
    };
  }

  private static Fault disk(IOException e) {
    return new Fault.Refused(Disk.reason(e), "see to the file or the disk");
  }
}
