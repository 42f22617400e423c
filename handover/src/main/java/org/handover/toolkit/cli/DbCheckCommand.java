package org.handover.toolkit.cli;

import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.schema.SchemaCheck;
import picocli.CommandLine.Model.CommandSpec;

final class DbCheckCommand {
  private DbCheckCommand() {}

  static CommandSpec of(Surroundings surroundings) {
    Workbench workbench = new Workbench(surroundings);
    return Verb.of(
            "Compares the live schema with the expected one, table by table.",
            "handover db check --json")
        .takes(workbench.arguments())
        .does(() -> check(workbench));
  }

  private static int check(Workbench workbench) throws Exception {
    Configuration configuration = workbench.configuration();
    SchemaCheck check = new SchemaCheck(configuration, workbench.clock());
    return workbench.step("db check", configuration, check::run);
  }
}
