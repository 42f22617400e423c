package org.handover.practice.ai;

import java.net.URI;
import java.util.Optional;
import org.handover.practice.ai.calls.Prices;
import org.handover.practice.ai.openai.ProviderAccess;
import org.handover.practice.api.Setting;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;

/// Which sides there are, and what the provider's are told.
///
/// @param access `OPENAI_API_KEY` and `OPENAI_BASE_URL`; absent where neither is set: the embedded
///   sides answer
/// @param model `OPENAI_MODEL`, as the legacy backend reads it
/// @param patientModel `OPENAI_PATIENT_MODEL`, or else the same
/// @param evaluatorModel `OPENAI_EVALUATOR_MODEL`, or else the same
/// @param contextTokens `AI_CONTEXT_TOKENS`, the smaller model's window
/// @param evaluationRuns `AI_EVALUATION_RUNS`, how often a conversation is scored
/// @param prices `AI_PRICES`
/// @param keepPayloads `AI_KEEP_PAYLOADS`
record AiSettings(
    Optional<ProviderAccess> access,
    String model,
    String patientModel,
    String evaluatorModel,
    int contextTokens,
    int evaluationRuns,
    Prices prices,
    boolean keepPayloads) {
  private static final String KEY = "OPENAI_API_KEY";
  private static final String URL = "OPENAI_BASE_URL";
  private static final String OPENAI = "https://api.openai.com/v1";

  /// Local providers want no key, and their clients send one all the same.
  private static final String NO_KEY = "none";

  private static final Setting<String> BASE_URL =
      new Setting<>(URL, String.class, "", AiSettings::isUrl, "a URL such as " + OPENAI);
  private static final Setting<String> MODEL = word("OPENAI_MODEL", "gpt-4o-mini");
  private static final Setting<Integer> CONTEXT_TOKENS =
      count("AI_CONTEXT_TOKENS", "32000", 2_000, 10_000_000);
  private static final Setting<Integer> EVALUATION_RUNS = count("AI_EVALUATION_RUNS", "1", 1, 15);
  private static final Setting<String> PRICES =
      new Setting<>(
          "AI_PRICES",
          String.class,
          "",
          Prices::isValid,
          "prices of a million tokens, in and out, such as gpt-4o-mini=0.15/0.60");
  private static final Setting<Boolean> KEEP_PAYLOADS =
      new Setting<>("AI_KEEP_PAYLOADS", Boolean.class, "false", any -> true, "true or false");

  static AiSettings from(ConfigurableEnvironment environment) {
    String model = MODEL.read(environment);
    return new AiSettings(
        access(Setting.verbatim(environment, KEY), BASE_URL.read(environment)),
        model,
        word("OPENAI_PATIENT_MODEL", model).read(environment),
        word("OPENAI_EVALUATOR_MODEL", model).read(environment),
        CONTEXT_TOKENS.read(environment),
        EVALUATION_RUNS.read(environment),
        Prices.parse(PRICES.read(environment)),
        KEEP_PAYLOADS.read(environment));
  }

  private static Optional<ProviderAccess> access(@Nullable String key, String url) {
    String keyed = key == null ? "" : key.strip();
    return keyed.isEmpty() && url.isBlank()
        ? Optional.empty()
        : Optional.of(
            new ProviderAccess(
                url.isBlank() ? OPENAI : url.strip().replaceAll("/+$", ""),
                keyed.isEmpty() ? NO_KEY : keyed));
  }

  private static boolean isUrl(String text) {
    if (text.isBlank()) {
      return true;
    }
    try {
      URI uri = URI.create(text);
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null;
    } catch (IllegalArgumentException notAUrl) {
      return false;
    }
  }

  private static Setting<String> word(String variable, String otherwise) {
    return new Setting<>(
        variable, String.class, otherwise, text -> !text.isBlank(), "the name of a model");
  }

  private static Setting<Integer> count(String variable, String otherwise, int least, int most) {
    return new Setting<>(
        variable,
        Integer.class,
        otherwise,
        value -> value >= least && value <= most,
        "a number from %d to %d".formatted(least, most));
  }
}
