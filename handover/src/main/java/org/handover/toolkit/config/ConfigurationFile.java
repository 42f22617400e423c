package org.handover.toolkit.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
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
      ObjectNode defaults = defaults(mapper);
      refuseUnknown(settings, Overlay.of(defaults.deepCopy(), optional(mapper)), "");
      return mapper.treeToValue(Overlay.of(defaults, settings), Configuration.class);
    } catch (UnrecognizedPropertyException e) {
      throw unknown(
          path(e),
          e.getPropertyName(),
          e.getKnownPropertyIds().stream().map(Object::toString).sorted().toList());
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

  /// The keys of what is absent by default.
  private static ObjectNode optional(YAMLMapper mapper) {
    return (ObjectNode)
        mapper.readTree(
            """
            doctor: {passwords: {table: null, column: null, longest: null}}
            verify: {read-back: {run: null, env: null}}
            """);
  }

  private static ObjectNode defaults(YAMLMapper mapper) {
    try (InputStream defaults = ConfigurationFile.class.getResourceAsStream("defaults.yml")) {
      return (ObjectNode) mapper.readTree(Objects.requireNonNull(defaults, "defaults.yml"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// Before anything is bound: a misspelt key should be told before the missing one that it was
  /// meant to be.
  private void refuseUnknown(ObjectNode settings, ObjectNode known, String at) {
    settings
        .properties()
        .forEach(entry -> {
          String key = entry.getKey();
          if (!known.has(key)) {
            throw unknown(at + key, key, known.propertyNames());
          }
          if (entry.getValue() instanceof ObjectNode inner
              && known.get(key) instanceof ObjectNode innerKnown) {
            refuseUnknown(inner, innerKnown, at + key + ".");
          }
        });
  }

  private StoppedException unknown(String path, String key, Collection<String> known) {
    String nearest = NearestName.of(key, known).map("did you mean '%s'? "::formatted).orElse("");
    return stop(path, "is unknown", nearest + "Known here: " + String.join(", ", known));
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
            ? "does not fit: a %s is expected".formatted(kind(mismatch.getTargetType()))
            : "does not fit";
    return stop(path(e), reason, "see docs/handover/configuration.md");
  }

  private static String kind(Class<?> type) {
    if (type == int.class) {
      return "number";
    }
    return type.isRecord() ? "block of keys" : type.getSimpleName().toLowerCase(Locale.ROOT);
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
