package org.handover.toolkit.verify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.config.VerifySettings;
import org.handover.toolkit.process.Command;
import org.handover.toolkit.process.Completed;
import org.handover.toolkit.process.ProcessRunner;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.StoppedException;

/// Lets the legacy backend's own models read every row, also those that the new backend wrote.
record ReadBackProof(Configuration configuration) implements Verifier.Proof {
  private static final String TOPIC = "legacy models";

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public List<Finding> findings() {
    VerifySettings.ReadBack readBack = configuration.verify().readBack();
    if (readBack == null) {
      return List.of(
          Finding.inconclusive(TOPIC, "no command asks them", "set verify.read-back to a command"));
    }
    Map<String, String> environment = new HashMap<>();
    readBack
        .env()
        .forEach((name, value) ->
            environment.put(
                name, value.replace("{database}", configuration.database().withSecrets())));
    return findings(new Command(readBack.run(), environment, configuration.folder(), secrets()));
  }

  private static List<Finding> findings(Command command) {
    Completed answer;
    try {
      answer = ProcessRunner.run(command);
    } catch (StoppedException e) {
      return List.of(Finding.inconclusive(TOPIC, e.fault().text(), e.fault().remedy()));
    }
    String saw =
        answer.output().lines().reduce((_, last) -> last).orElse("exit code " + answer.exitCode());
    return List.of(
        answer.exitCode() == 0
            ? Finding.pass(TOPIC, saw)
            : Finding.fail(
                TOPIC,
                answer.errors().lines().reduce((_, last) -> last).orElse(saw),
                "a row is not what they can read: see the command's output"));
  }

  private Set<String> secrets() {
    Set<String> secrets = new HashSet<>();
    secrets.add(configuration.database().withSecrets());
    if (configuration.database().password() != null) {
      secrets.add(configuration.database().password());
    }
    return secrets;
  }
}
