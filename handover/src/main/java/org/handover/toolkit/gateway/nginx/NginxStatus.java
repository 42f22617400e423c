package org.handover.toolkit.gateway.nginx;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.traffic.Reading;
import org.handover.toolkit.traffic.TrafficDirectory;

/// How it stands: which version runs, which one the files on the disk are, which one this
/// configuration would make, and the shares. Nothing is changed.
public final class NginxStatus {
  private final Configuration configuration;
  private final IncludeFolder folder;
  private final ControlAddress control;
  private final TrafficDirectory traffic;

  public NginxStatus(Configuration configuration, Clock clock) {
    this.configuration = configuration;
    this.folder = new IncludeFolder(configuration.gateway().nginx().include());
    this.control = ControlAddress.of(configuration.gateway().control());
    this.traffic = new TrafficDirectory(configuration.traffic().directory(), clock);
  }

  public NginxStanding look() throws IOException {
    NginxFiles files = NginxFiles.of(configuration);
    String onDisk = folder.installed().orElse("");
    Reading reading = traffic.read();
    List<Finding> findings = new ArrayList<>();
    findings.add(disk(files, onDisk));
    Optional<String> running = running(findings, onDisk);
    if (running.isPresent()) {
      findings.add(TrafficSeen.by(control, reading));
    }
    return new NginxStanding(
        files.version(), onDisk, running.orElse(""), shares(reading), findings);
  }

  private Finding disk(NginxFiles files, String onDisk) throws IOException {
    String topic = "files";
    String remedy = "run `handover nginx apply`";
    if (onDisk.isEmpty()) {
      return Finding.fail(topic, "none were written yet", remedy);
    }
    if (!onDisk.equals(files.version())) {
      return Finding.fail(
          topic, "they are not what this configuration makes, " + files.version(), remedy);
    }
    return folder.holds(files)
        ? Finding.pass(topic, "they are what this configuration makes")
        : Finding.fail(topic, "they were changed by hand", remedy);
  }

  private Optional<String> running(List<Finding> findings, String onDisk) {
    String topic = "nginx";
    try {
      ControlAddress.Answer answer = control.running();
      String version = answer.version();
      findings.add(
          version.equals(onDisk)
              ? Finding.pass(topic, "it runs the files that are on the disk")
              : Finding.fail(
                  topic,
                  "it runs version %s, not the one on the disk".formatted(version),
                  "run `handover nginx apply`"));
      findings.add(NginxVersion.proven(answer.nginx()));
      return Optional.of(version);
    } catch (IOException e) {
      findings.add(
          Finding.fail(
              topic,
              "at %s nothing answers: %s".formatted(control.listen(), e.getMessage()),
              "start nginx, or run `handover nginx apply`"));
      return Optional.empty();
    }
  }

  private List<NginxStanding.Share> shares(Reading reading) {
    return configuration.routes().movable().stream()
        .map(group -> new NginxStanding.Share(group, reading.share(group)))
        .toList();
  }
}
