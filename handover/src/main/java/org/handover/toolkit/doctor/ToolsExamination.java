package org.handover.toolkit.doctor;

import java.util.List;
import java.util.stream.Stream;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.process.Tool;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.StoppedException;

/// The client programs, which refuse to dump a server that is newer than they are.
record ToolsExamination(Server server) implements Doctor.Examination {
  @Override
  public List<Finding> findings() {
    return Stream.of("psql", "pg_dump", "pg_restore").map(this::finding).toList();
  }

  private Finding finding(String name) {
    try {
      int major = Tool.major(name);
      boolean dumps = !name.equals("psql");
      return dumps && major < server.major()
          ? Finding.fail(
              name,
              "%d, older than the server's %d".formatted(major, server.major()),
              "install postgresql-client-%d and put it first on the PATH".formatted(server.major()))
          : Finding.pass(name, Integer.toString(major));
    } catch (StoppedException e) {
      return Finding.fail(name, "is not there", e.fault().remedy());
    }
  }
}
