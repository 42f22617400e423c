package org.handover.practice.contract;

import java.util.Map;
import org.handover.practice.Practice;
import org.handover.practice.contract.wire.RawHttp;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

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
    SpringApplication application = new SpringApplication(Practice.class);
    String[] arguments =
        environment.entrySet().stream()
            .map(entry -> "--%s=%s".formatted(entry.getKey(), entry.getValue()))
            .toArray(String[]::new);
    application.setDefaultProperties(Map.of("PORT", "0"));
    return new PracticeServer(application.run(arguments));
  }

  public int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  public RawHttp http() {
    return new RawHttp(port());
  }

  @Override
  public void close() {
    context.close();
  }
}
