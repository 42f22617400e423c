package org.handover.practice.ai.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.Timeout;
import java.time.Duration;

/// Where the provider is and what it knows us by.
///
/// @param baseUrl ends in `/v1`
public record ProviderAccess(String baseUrl, String apiKey) {
  private static final Duration IDLE = Duration.ofSeconds(30);

  @Override
  public String toString() {
    return "ProviderAccess[" + baseUrl + "]";
  }

  /// The official client, which neither retries nor waits by its own lights: that is done here.
  public OpenAIClient client(ProviderSettings settings) {
    return OpenAIOkHttpClient.builder()
        .baseUrl(baseUrl)
        .apiKey(apiKey)
        .maxRetries(0)
        .disableTelemetry(true)
        .maxIdleConnections(settings.calls())
        .keepAliveDuration(IDLE)
        .timeout(
            Timeout.builder()
                .connect(settings.connect())
                .read(settings.answer())
                .write(settings.answer())
                .request(settings.answer())
                .build())
        .build();
  }
}
