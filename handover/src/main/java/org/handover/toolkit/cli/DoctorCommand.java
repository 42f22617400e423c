package org.handover.toolkit.cli;

import java.util.concurrent.Callable;
import org.handover.toolkit.doctor.Doctor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "doctor",
    description =
        "Looks at the database, the client programs and the backends before anything starts.",
    footer = "  handover doctor --json")
final class DoctorCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Override
  public Integer call() throws Exception {
    return workbench.step("doctor", c -> new Doctor(c, workbench.clock())::examine);
  }
}
