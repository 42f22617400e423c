package org.handover.practice.backends;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.handover.practice.Practice;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.rawhttp.RawHttp;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// The new backend within this JVM, on a free port: the whole application, over real HTTP.
public final class PracticeServer implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  private PracticeServer(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /// Over a database, the expansion included; the sample users may sign in.
  public static PracticeServer over(TestDatabase database) {
    return over(database, Map.of());
  }

  /// The same, told more.
  ///
  /// @param more what else the service reads from its environment
  public static PracticeServer over(TestDatabase database, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(environment(database.url()));
    environment.putAll(more);
    return start(environment);
  }

  /// What a service on that database needs to be told.
  public static Map<String, String> environment(String databaseUrl) {
    return Map.of(
        "DATABASE_URL",
        databaseUrl,
        "SCHEMA_MODE",
        "apply",
        "JWT_SECRET_KEY",
        "j".repeat(32),
        "SECRET_KEY",
        "s".repeat(32));
  }

  /// Comes back when the application answers.
  ///
  /// @param environment what the service reads from its environment; `PORT` is chosen here
  public static PracticeServer start(Map<String, String> environment) {
    return start(environment, context -> {});
  }

  /// With a clock of the test's.
  public static PracticeServer start(Map<String, String> environment, Clock clock) {
    return start(
        environment,
        context ->
            context.registerBean(
                "testClock", Clock.class, () -> clock, bean -> bean.setPrimary(true)));
  }

  /// With beans of the test's.
  public static PracticeServer start(
      Map<String, String> environment, Consumer<GenericApplicationContext> change) {
    SpringApplication application = new SpringApplication(Practice.class);
    String[] arguments =
        environment.entrySet().stream()
            .map(entry -> "--%s=%s".formatted(entry.getKey(), entry.getValue()))
            .toArray(String[]::new);
    application.setDefaultProperties(Map.of("PORT", "0", "DRAIN_TIME", "0s", "SIGN_IN_TIME", "0s"));
    application.addInitializers(context -> change.accept((GenericApplicationContext) context));
    return new PracticeServer(application.run(arguments));
  }

  public int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public RawHttp http() {
    return new RawHttp(port());
  }

  @Override
  public void close() {
    context.close();
  }
}
