package org.handover.practice.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("integration")
class DatabaseConfigurationTest {
  @Test
  void offersAClientAndTransactions() throws Exception {
    try (TestDatabase database = TestDatabases.expanded()) {
      run(
          database.url(),
          context -> {
            JdbcClient client = context.getBean(JdbcClient.class);
            new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(transaction -> {
                  client.sql("INSERT INTO categories (name) VALUES ('history taking')").update();
                  transaction.setRollbackOnly();
                });

            assertThat(client.sql("SELECT count(*) FROM categories").query(Long.class).single())
                .isZero();
          });
    }
  }

  @Test
  void limitsEachSession() throws Exception {
    try (TestDatabase database = TestDatabases.expanded()) {
      run(
          database.url(),
          context -> {
            assertThat(setting(context, "application_name")).isEqualTo("practice");
            assertThat(setting(context, "statement_timeout")).isEqualTo("30s");
            assertThat(setting(context, "lock_timeout")).isEqualTo("10s");
            assertThat(setting(context, "idle_in_transaction_session_timeout")).isEqualTo("1min");
          });
    }
  }

  @Test
  void letsTheUrlHaveTheLastWord() throws Exception {
    try (TestDatabase database = TestDatabases.expanded()) {
      run(
          database.url() + "?application_name=other&options=-c%20lock_timeout%3D3s",
          context -> {
            assertThat(setting(context, "application_name")).isEqualTo("other");
            assertThat(setting(context, "lock_timeout")).isEqualTo("3s");
            assertThat(setting(context, "statement_timeout")).isEqualTo("30s");
          });
    }
  }

  @Test
  void refusesSettingsBeforeAnythingIsStarted() {
    assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
        .isThrownBy(() -> run("postgresql://nobody/asks", _ -> {}, "PORT=70000"))
        .satisfies(invalid -> assertThat(invalid.getName()).isEqualTo("PORT"));
  }

  private static String setting(ConfigurableApplicationContext context, String name) {
    return context
        .getBean(JdbcClient.class)
        .sql("SELECT current_setting(?)")
        .param(name)
        .query((row, _) -> row.getString(1))
        .single();
  }

  private static void run(
      String url, Consumer<ConfigurableApplicationContext> check, String... properties) {
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(Application.class)
            .web(WebApplicationType.NONE)
            .properties("DATABASE_URL=" + url)
            .properties(properties)
            .run()) {
      check.accept(context);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({DatabaseConfiguration.class, SimpleMeterRegistry.class})
  static class Application {}
}
