package org.handover.toolkit.cli;

import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.doctor.Doctor;
import picocli.CommandLine.Model.CommandSpec;

final class DoctorCommand {
  private DoctorCommand() {}

  static CommandSpec of(Surroundings surroundings) {
    Workbench workbench = new Workbench(surroundings);
    return Verb.of(
            "Looks at the database, the client programs and the backends before anything starts.",
            "handover doctor --json")
        .takes(workbench.arguments())
        .does(() -> examine(workbench));
  }

  private static int examine(Workbench workbench) throws Exception {
    Configuration configuration = workbench.configuration();
    return workbench.step(
        "doctor",
        configuration,
        progress -> new Doctor(configuration, workbench.clock()).examine(progress));
  }
}
