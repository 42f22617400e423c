package org.handover.practice.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.handover.postgres.DatabaseUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class DatabaseSettingsTest {
  @Test
  void hasADefaultForEach() {
    assertThat(settings(Map.of()))
        .isEqualTo(new DatabaseSettings(null, SchemaMode.CHECK, 10, Duration.ofSeconds(10), null));
  }

  @Test
  void readsEach() {
    DatabaseSettings settings =
        settings(
            Map.of(
                "DATABASE_URL", "postgresql://h/d",
                "SCHEMA_MODE", "apply",
                "DATABASE_POOL_SIZE", "3",
                "EMBEDDED_DATA_DIR", "/somewhere"));

    assertThat(settings)
        .isEqualTo(
            new DatabaseSettings(
                DatabaseUrl.parse("postgresql://h/d"),
                SchemaMode.APPLY,
                3,
                Duration.ofSeconds(10),
                Path.of("/somewhere")));
  }

  @Test
  void hasToNameADatabaseWhereNoneIsIncluded() {
    StandardEnvironment without = environment(Map.of());

    assertThatExceptionOfType(StartRefusedException.class)
        .isThrownBy(() -> DatabaseSettings.from(without, false))
        .withMessage("DATABASE_URL is not set");
    assertThat(
            DatabaseSettings.from(environment(Map.of("DATABASE_URL", "postgresql://h/d")), false))
        .extracting(DatabaseSettings::url)
        .isEqualTo(DatabaseUrl.parse("postgresql://h/d"));
  }

  @Test
  void takesAPasswordForNoPlaceholder() {
    DatabaseUrl url = settings(Map.of("DATABASE_URL", "postgresql://u:${x}@h/d")).url();

    assertThat(url).extracting(DatabaseUrl::password).isEqualTo("${x}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SCHEMA_MODE        | aply | Set it to check or apply
          SCHEMA_MODE        | ''   | Set it to check or apply
          DATABASE_POOL_SIZE | 0    | Set it to a whole number from 1 to 1000
          DATABASE_POOL_SIZE | 1001 | Set it to a whole number from 1 to 1000
          DATABASE_POOL_SIZE | ten  | Set it to a whole number from 1 to 1000
          """)
  void refusesOthersNamingTheChoices(String variable, String value, String choices) {
    assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
        .isThrownBy(() -> settings(Map.of(variable, value)))
        .satisfies(invalid -> {
          assertThat(invalid.getName()).isEqualTo(variable);
          assertThat(invalid.getReason()).isEqualTo(choices);
        });
  }

  @Test
  void takesAnEmptyUrlForAMistake() {
    assertThatExceptionOfType(StartRefusedException.class)
        .isThrownBy(() -> settings(Map.of("DATABASE_URL", "")))
        .withMessageContaining("DATABASE_URL is set but empty");
  }

  private static DatabaseSettings settings(Map<String, Object> variables) {
    return DatabaseSettings.from(environment(variables));
  }

  private static StandardEnvironment environment(Map<String, Object> variables) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .forEach(source -> environment.getPropertySources().remove(source.getName()));
    environment.getPropertySources().addFirst(new MapPropertySource("test", variables));
    return environment;
  }
}
