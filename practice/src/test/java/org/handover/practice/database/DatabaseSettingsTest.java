package org.handover.practice.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class DatabaseSettingsTest {
  @Test
  void hasADefaultForEach() {
    assertThat(settings(Map.of()))
        .isEqualTo(new DatabaseSettings(null, SchemaMode.CHECK, 10, null));
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
                DatabaseUrl.parse("postgresql://h/d"), SchemaMode.APPLY, 3, Path.of("/somewhere")));
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
          SCHEMA_MODE        | aply  | one of: check, apply
          SCHEMA_MODE        | CHECK | one of: check, apply
          SCHEMA_MODE        | ''    | one of: check, apply
          DATABASE_POOL_SIZE | 0     | a whole number from 1 to 1000
          DATABASE_POOL_SIZE | 1001  | a whole number from 1 to 1000
          DATABASE_POOL_SIZE | ten   | a whole number from 1 to 1000
          DATABASE_URL       | ''    | Write it like postgresql://
          """)
  void refusesOthersNamingTheChoices(String variable, String value, String choices) {
    assertThatExceptionOfType(StartRefusedException.class)
        .isThrownBy(() -> settings(Map.of(variable, value)))
        .satisfies(refused -> {
          assertThat(refused.refusal.problem()).startsWith(variable + " is ");
          assertThat(refused.refusal.remedy()).contains(choices);
        });
  }

  private static DatabaseSettings settings(Map<String, Object> variables) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .forEach(source -> environment.getPropertySources().remove(source.getName()));
    environment.getPropertySources().addFirst(new MapPropertySource("test", variables));
    return DatabaseSettings.from(environment);
  }
}
