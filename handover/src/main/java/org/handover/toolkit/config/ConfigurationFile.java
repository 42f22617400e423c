package org.handover.toolkit.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// `handover.yml` on the disk.
public final class ConfigurationFile {
  private final Path file;
  private final Map<String, String> environment;

  public ConfigurationFile(Path file, Map<String, String> environment) {
    this.file = file.toAbsolutePath().normalize();
    this.environment = environment;
  }

  public Path folder() {
    return Objects.requireNonNull(file.getParent(), "an absolute file has a folder");
  }

  /// Every key is known and every value fits, or it stops.
  ///
  /// @throws StoppedException naming the key, or the nearest known one
  public Configuration read() {
    YAMLMapper mapper = Binding.mapper(folder());
    try {
      JsonNode written = mapper.readTree(text());
      if (!(written instanceof ObjectNode settings)) {
        throw stop("", "holds no settings", "`handover init` writes one");
      }
      new Interpolation(environment).apply(settings);
      return mapper.treeToValue(withDefaults(mapper, settings), Configuration.class);
    } catch (UnrecognizedPropertyException e) {
      throw unknown(e);
    } catch (DatabindException e) {
      throw unfit(e);
    } catch (JacksonException e) {
      throw stop("", "is not YAML: " + e.getOriginalMessage(), "mend it");
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

  private static JsonNode withDefaults(YAMLMapper mapper, ObjectNode settings) {
    try (InputStream defaults = ConfigurationFile.class.getResourceAsStream("defaults.yml")) {
      JsonNode base = mapper.readTree(Objects.requireNonNull(defaults, "defaults.yml"));
      return Overlay.of((ObjectNode) base, settings);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private StoppedException unknown(UnrecognizedPropertyException e) {
    String known =
        e.getKnownPropertyIds().stream()
            .map(Object::toString)
            .sorted()
            .collect(Collectors.joining(", "));
    String nearest =
        NearestName.of(
                e.getPropertyName(),
                e.getKnownPropertyIds().stream().map(Object::toString).toList())
            .map("did you mean '%s'? "::formatted)
            .orElse("");
    return stop(path(e), "is unknown", nearest + "Known here: " + known);
  }

  private StoppedException unfit(DatabindException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof StoppedException stopped
          && stopped.fault() instanceof Fault.Misconfigured wrong) {
        return stop(wrong.where(), wrong.what(), wrong.remedy());
      }
    }
    String reason =
        e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
            ? "does not fit: a " + mismatch.getTargetType().getSimpleName() + " is expected"
            : "does not fit";
    return stop(path(e), reason, "see docs/handover/configuration.md");
  }

  private static String path(DatabindException e) {
    return e.getPath().stream()
        .map(r -> r.getPropertyName() == null ? "[" + r.getIndex() + "]" : r.getPropertyName())
        .collect(Collectors.joining("."));
  }

  private StoppedException stop(String key, String what, String remedy) {
    String name = Objects.requireNonNull(file.getFileName()).toString();
    String where = key.isEmpty() ? name : name + ": " + key;
    return new StoppedException(new Fault.Misconfigured(where, what, remedy));
  }
}
