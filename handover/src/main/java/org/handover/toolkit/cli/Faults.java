package org.handover.toolkit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Objects;
import org.handover.postgres.InvalidUrlException;
import org.handover.toolkit.database.SqlFailure;
import org.handover.toolkit.files.Disk;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import picocli.CommandLine.ExecutionException;

/// What an exception means to the operator who ran the command.
final class Faults {
  private Faults() {}

  static Fault of(Throwable e) {
    return switch (e) {
      case StoppedException stopped -> stopped.fault();
      case InvalidUrlException url ->
          new Fault.Misconfigured("the database URL", url.reason(), url.remedy());
      case SQLException sql -> SqlFailure.refused("the step", sql).fault();
      case UncheckedIOException io -> disk(Objects.requireNonNull(io.getCause(), "it wraps one"));
      case IOException io -> disk(io);
      case ExecutionException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
      default -> broken(e);
    };
  }

  private static Fault broken(Throwable e) {
    String where = e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
    return new Fault.Broken(
        e.getClass().getSimpleName() + where,
        e instanceof OutOfMemoryError
            ? "give it more memory: JAVA_OPTS=-Xmx2g"
            : "report it with the lines below, which hold no values");
  }

  private static Fault disk(IOException e) {
    return new Fault.Refused(Disk.reason(e), "see to the file or the disk");
  }
}
