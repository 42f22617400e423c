package org.handover.toolkit.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.toolkit.database.DatabaseUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// How YAML becomes records: `lock-timeout: 500ms` becomes a Duration, paths start at the file's
/// folder, and what is unknown or missing is an error.
final class Binding {
  private static final Pattern TIME = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

  private Binding() {}

  static YAMLMapper mapper(Path folder) {
    SimpleModule values =
        new SimpleModule()
            .addDeserializer(
                Path.class, new Text<>(Path.class, text -> folder.resolve(text).normalize()))
            .addDeserializer(Duration.class, new Text<>(Duration.class, Binding::duration))
            .addDeserializer(DatabaseUrl.class, new Text<>(DatabaseUrl.class, DatabaseUrl::parse));
    return YAMLMapper.builder()
        .addModule(values)
        .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .build();
  }

  private static Duration duration(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      throw Requirement.wrong(
          "'" + text + "'", "is not a time", "write it like 500ms, 30s, 5m or 48h");
    }
    long amount = Long.parseLong(time.group(1));
    return switch (time.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  private static final class Text<T> extends StdScalarDeserializer<T> {
    private final transient Function<String, T> read;

    Text(Class<T> type, Function<String, T> read) {
      super(type);
      this.read = read;
    }

    @Override
    public @Nullable T deserialize(JsonParser parser, DeserializationContext context) {
      String text = parser.getValueAsString();
      return text == null || text.isBlank() ? null : read.apply(text.strip());
    }
  }
}
