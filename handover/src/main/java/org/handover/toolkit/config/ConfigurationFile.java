package org.handover.toolkit.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.jspecify.annotations.Nullable;

/// `handover.yml` on the disk.
public final class ConfigurationFile {
  private final Path file;
  private final Map<String, String> environment;

  public ConfigurationFile(Path file, Map<String, String> environment) {
    this.file = file.toAbsolutePath().normalize();
    this.environment = environment;
  }

  /// What holds without a file, for a command that needs none: there is no database.
  public static Configuration bare() {
    try {
      Map<String, @Nullable Object> written = ours("{name: none, database: none}");
      return Configuration.of(
          new ConfigReader(
              Overlay.of(defaults(), written), "", Path.of("").toAbsolutePath(), Map.of()));
    } catch (Yaml.UnreadableException e) {
      throw new IllegalStateException("our own text", e);
    }
  }

  public Path folder() {
    return Objects.requireNonNull(file.getParent(), "an absolute file has a folder");
  }

  /// Every key is known and every value fits, or it stops.
  ///
  /// @throws StoppedException naming the key, or the nearest known one
  public Configuration read() {
    String text = text();
    try {
      if (!(Yaml.read(text) instanceof Map<?, ?> settings)) {
        throw stop("", "holds no settings", "`handover init` writes one");
      }
      return understood(Yaml.asBlock(settings), text);
    } catch (Yaml.UnreadableException e) {
      throw stop("", "is not YAML: " + e.getMessage(), "mend it");
    }
  }

  /// Only what a rollback needs; whatever else is wrong does not keep it from that.
  ///
  /// @throws StoppedException if the file does not tell
  public TrafficPlaces trafficPlaces() {
    try {
      if (!(Yaml.read(text()) instanceof Map<?, ?> settings)) {
        throw stop("", "holds no settings", "name the traffic state with --directory");
      }
      return trafficPlaces(Yaml.asBlock(settings));
    } catch (Yaml.UnreadableException e) {
      throw stop("", "is not YAML: " + e.getMessage(), "name the traffic state with --directory");
    }
  }

  private TrafficPlaces trafficPlaces(Map<String, @Nullable Object> written)
      throws Yaml.UnreadableException {
    Map<String, @Nullable Object> wanted = new LinkedHashMap<>();
    wanted.put("journal", written.get("journal"));
    if (written.get("traffic") instanceof Map<?, ?> traffic) {
      Map<String, @Nullable Object> directory = new LinkedHashMap<>();
      directory.put("directory", traffic.get("directory"));
      wanted.put("traffic", directory);
    }
    wanted.values().removeIf(Objects::isNull);
    ConfigReader keys =
        new ConfigReader(
            Overlay.of(defaults(), new Interpolation(environment).in(wanted)),
            "",
            folder(),
            environment);
    return new TrafficPlaces(
        keys.requireBlock("traffic").requirePath("directory"),
        keys.requirePath("journal"),
        written.get("name") instanceof String name && !name.contains("${") ? name : null);
  }

  private Configuration understood(Map<String, @Nullable Object> written, String text)
      throws Yaml.UnreadableException {
    try {
      Map<String, @Nullable Object> settings = new Interpolation(environment).in(written);
      Map<String, @Nullable Object> defaults = defaults();
      refuseUnknown(settings, Overlay.of(defaults, optional()), "");
      return Configuration.of(
          new ConfigReader(Overlay.of(defaults, settings), "", folder(), environment));
    } catch (StoppedException e) {
      throw e.fault() instanceof Fault.Misconfigured wrong
          ? stop(wrong.where(), Yaml.line(text, wrong.where()), wrong.what(), wrong.remedy())
          : e;
    }
  }

  private String text() {
    if (!Files.exists(file)) {
      throw stop("", "is not there", "name it with --file, or write one with `handover init`");
    }
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw stop("", "cannot be read: " + e.getMessage(), "make it a readable UTF-8 file");
    }
  }

  /// The keys of what is absent by default.
  private static Map<String, @Nullable Object> optional() throws Yaml.UnreadableException {
    return ours(
        """
        doctor: {passwords: {table: null, column: null, longest: null}}
        verify: {read-back: {run: null, env: null}}
        parity: {keys: {jwt: null, session: null}}
        gateway: {tls: {certificate: null, key: null}}
        inventory: {url-map: {run: null, env: null}}
        """);
  }

  private static Map<String, @Nullable Object> defaults() throws Yaml.UnreadableException {
    try (InputStream defaults = ConfigurationFile.class.getResourceAsStream("defaults.yml")) {
      byte[] text = Objects.requireNonNull(defaults, "defaults.yml").readAllBytes();
      return ours(new String(text, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, @Nullable Object> ours(String yaml) throws Yaml.UnreadableException {
    return Yaml.asBlock((Map<?, ?>) Objects.requireNonNull(Yaml.read(yaml)));
  }

  /// Before anything is bound: a misspelt key should be told before the missing one that it was
  /// meant to be.
  private static void refuseUnknown(
      Map<String, @Nullable Object> settings, Map<String, @Nullable Object> known, String at) {
    settings.forEach((key, value) -> {
      if (!known.containsKey(key)) {
        throw Requirement.unknown(at + key, key, known.keySet());
      }
      if (value instanceof Map<?, ?> inner && known.get(key) instanceof Map<?, ?> innerKnown) {
        refuseUnknown(Yaml.asBlock(inner), Yaml.asBlock(innerKnown), at + key + ".");
      }
    });
  }

  private StoppedException stop(String key, String what, String remedy) {
    return stop(key, 0, what, remedy);
  }

  /// @param line 0: of no line
  private StoppedException stop(String key, int line, String what, String remedy) {
    String name = Objects.requireNonNull(file.getFileName()) + (line == 0 ? "" : ":" + line);
    String where = key.isEmpty() ? name : name + ": " + key;
    return new StoppedException(new Fault.Misconfigured(where, what, remedy));
  }
}
