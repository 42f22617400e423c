package org.handover.toolkit.cli;

import java.util.concurrent.Callable;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.doctor.Doctor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "doctor",
    description =
        "Looks at the database, the client programs and the backends before anything starts.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  handover doctor --json"})
final class DoctorCommand implements Callable<Integer> {
  @Mixin private final Workbench workbench;

  DoctorCommand(Surroundings surroundings) {
    this.workbench = new Workbench(surroundings);
  }

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    return workbench.step(
        "doctor",
        configuration,
        progress -> new Doctor(configuration, workbench.clock()).examine(progress));
  }
}
