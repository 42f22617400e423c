package org.handover.toolkit.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.handover.toolkit.files.Json;
import org.handover.toolkit.step.Fault;
import picocli.CommandLine.ParameterException;

/// What a command says that could not run: lines on the error stream and, with `--json`, the one
/// document on the output.
final class FaultLines {
  private FaultLines() {}

  /// The shape of `--json`.
  record Shown(String verdict, String summary, What fault) {}

  record What(String kind, String remedy) {}

  /// A step that stopped.
  static int print(Surroundings surroundings, Throwable e, boolean json) {
    Fault fault = Faults.of(e);
    ExitCode code = ExitCode.of(fault);
    surroundings.err().println("handover: %s%n    %s".formatted(fault.text(), fault.remedy()));
    if (fault instanceof Fault.Broken) {
      surroundings.err().println(frames(e));
    }
    if (json) {
      json(surroundings, code, fault.text(), fault.getClass().getSimpleName(), fault.remedy());
    }
    return code.code();
  }

  /// A command line that was not understood: picocli has said so, and how the command is used.
  static void json(Surroundings surroundings, ParameterException e) {
    json(
        surroundings,
        ExitCode.USAGE,
        String.valueOf(e.getMessage()),
        "Usage",
        e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
  }

  /// Whether the words ask for JSON: also those of a line that was not understood.
  static boolean wantsJson(Collection<String> words) {
    return words.stream().anyMatch(word -> word.equals("--json") || word.startsWith("--json="));
  }

  private static void json(
      Surroundings surroundings, ExitCode code, String summary, String kind, String remedy) {
    String verdict =
        (code == ExitCode.INCONCLUSIVE ? ExitCode.INCONCLUSIVE : ExitCode.FAIL)
            .name()
            .toLowerCase(Locale.ROOT);
    surroundings.out().println(Json.pretty(new Shown(verdict, summary, new What(kind, remedy))));
  }

  private static String frames(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getName()
        + Arrays.stream(root.getStackTrace())
            .limit(30)
            .map(frame -> "%n        at %s".formatted(frame))
            .collect(Collectors.joining());
  }
}
