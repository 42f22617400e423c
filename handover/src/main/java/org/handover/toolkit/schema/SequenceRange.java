package org.handover.toolkit.schema;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which numbers a sequence gives.
record SequenceRange(BigInteger least, BigInteger most, BigInteger step, boolean cycles) {
  private static final Pattern OPTIONS =
      Pattern.compile(
          "(?s)CREATE (?:UNLOGGED )?SEQUENCE (?:\"(?:[^\"]|\"\")+\"|[^\\s.]+)\\.(?:\"(?:[^\"]|\"\")+\"|\\S+)\\s*(?<options>.*)");

  /// The options alone, on one line.
  static String text(String create) {
    Matcher matcher = OPTIONS.matcher(create);
    return (matcher.matches() ? matcher.group("options") : create).strip().replaceAll("\\s+", " ");
  }

  static SequenceRange of(String options) {
    BigInteger step = number(options, "INCREMENT BY", BigInteger.ONE);
    boolean down = step.signum() < 0;
    BigInteger end =
        options.contains("AS smallint")
            ? BigInteger.valueOf(Short.MAX_VALUE)
            : options.contains("AS integer")
                ? BigInteger.valueOf(Integer.MAX_VALUE)
                : BigInteger.valueOf(Long.MAX_VALUE);
    BigInteger low = down ? end.negate().subtract(BigInteger.ONE) : BigInteger.ONE;
    BigInteger high = down ? BigInteger.ONE.negate() : end;
    return new SequenceRange(
        number(options, "(?<!NO )MINVALUE", low),
        number(options, "(?<!NO )MAXVALUE", high),
        step,
        options.matches("(?s).*(?<!NO )CYCLE.*"));
  }

  private static BigInteger number(String options, String word, BigInteger otherwise) {
    Matcher matcher = Pattern.compile(word + " (-?\\d+)").matcher(options);
    return matcher.find() ? new BigInteger(matcher.group(1)) : otherwise;
  }

  /// Whether it gives all numbers of the other one, in the same steps.
  boolean holds(SequenceRange other) {
    return least.compareTo(other.least) <= 0
        && most.compareTo(other.most) >= 0
        && step.equals(other.step)
        && cycles == other.cycles;
  }
}
