package org.handover.practice.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

class IdentitySettingsTest {
  @Test
  void takesASecretAsItStands() {
    IdentitySettings settings =
        settings(Map.of("JWT_SECRET_KEY", "a${b}", "SECRET_KEY", "${", "DATABASE_URL", "x"));

    assertThat(settings.jwtSecretKey()).isEqualTo("a${b}");
    assertThat(settings.secretKey()).isEqualTo("${");
    assertThat(settings.toString()).doesNotContain("a${b}");
  }

  @Test
  void makesUpSecretsForTheEmbeddedDatabaseAlone() {
    assertThat(settings(Map.of()).jwtSecretKey()).hasSize(64);
    assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
        .isThrownBy(() -> settings(Map.of("DATABASE_URL", "x")))
        .withMessageContaining("JWT_SECRET_KEY");
  }

  @ParameterizedTest
  @CsvSource({"TOKEN_LIFE, 0s", "TOKEN_LIFE, soon", "PASSWORD_ROUNDS, 1000", "PASSWORD_UPGRADE, 2"})
  void namesTheSettingThatCannotBe(String variable, String value) {
    assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
        .isThrownBy(() -> settings(Map.of(variable, value)))
        .withMessageContaining(variable);
  }

  private static IdentitySettings settings(Map<String, Object> variables) {
    return IdentitySettings.from(
        new StandardEnvironment() {
          @Override
          protected void customizePropertySources(MutablePropertySources sources) {
            sources.addLast(new MapPropertySource("variables", variables));
          }
        });
  }
}
