package org.handover.practice.ai.calls;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The price table: for each model what a million tokens cost, in and out.
public record Prices(Map<String, Price> byModel) {
  public record Price(BigDecimal in, BigDecimal out) {}

  private static final int PER_TOKENS = 1_000_000;
  private static final int SCALE = 8;
  private static final Pattern ENTRY =
      Pattern.compile("\\s*([^=,\\s]+)=(\\d+(?:\\.\\d+)?)/(\\d+(?:\\.\\d+)?)\\s*");

  public Prices {
    byModel = Map.copyOf(byModel);
  }

  /// Reads `gpt-4o-mini=0.15/0.60,gpt-4o=2.50/10.00`.
  public static Prices parse(String text) {
    Map<String, Price> prices = new HashMap<>();
    for (String entry : text.isBlank() ? new String[0] : text.split(",", -1)) {
      Matcher parts = ENTRY.matcher(entry);
      if (!parts.matches()) {
        throw new IllegalArgumentException("not a price: " + entry);
      }
      prices.put(
          parts.group(1),
          new Price(new BigDecimal(parts.group(2)), new BigDecimal(parts.group(3))));
    }
    return new Prices(prices);
  }

  public static boolean isValid(String text) {
    try {
      parse(text);
      return true;
    } catch (IllegalArgumentException bad) {
      return false;
    }
  }

  /// What these tokens cost, if the model's price is known.
  ///
  /// @param model as the provider knows it
  public Optional<BigDecimal> cost(String model, Usage usage) {
    return Optional.ofNullable(byModel.get(model))
        .map(price ->
            price
                .in()
                .multiply(BigDecimal.valueOf(usage.in()))
                .add(price.out().multiply(BigDecimal.valueOf(usage.out())))
                .divide(BigDecimal.valueOf(PER_TOKENS), SCALE, RoundingMode.HALF_EVEN));
  }
}
