package org.handover.toolkit.cli;

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
        .does(() -> workbench.step("doctor", c -> new Doctor(c, workbench.clock())::examine));
  }
}
