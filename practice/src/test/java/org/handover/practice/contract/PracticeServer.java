package org.handover.practice.contract;

import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import org.handover.practice.Practice;
import org.handover.practice.contract.wire.RawHttp;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// The new backend within this JVM, on a free port: the whole application, over real HTTP.
public final class PracticeServer implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  private PracticeServer(ConfigurableApplicationContext context) {
    this.context = context;
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
    application.setDefaultProperties(Map.of("PORT", "0", "DRAIN_TIME", "0s"));
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
