package org.handover.practice.api.v2.resource;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.regex.Pattern;

/// Moments as clients write them in a query: ISO 8601, to the second or to the day, with or without
/// a zone; UTC where they name none.
final class Moments {
  private static final DateTimeFormatter FORM =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd[['T'][' ']HH:mm[:ss]]")
          .optionalStart()
          .appendFraction(java.time.temporal.ChronoField.NANO_OF_SECOND, 1, 6, true)
          .optionalEnd()
          .appendPattern("[XXX][XX][X]")
          .toFormatter(java.util.Locale.ROOT);

  private static final Pattern LOST_PLUS = Pattern.compile("(:[0-9.]+) ([0-9]{2}:?[0-9]{2})$");

  private Moments() {}

  /// As a `timestamp` in UTC. A `+` that was not escaped arrives as a blank.
  static Optional<LocalDateTime> parse(String text) {
    try {
      TemporalAccessor read =
          FORM.parseBest(
              LOST_PLUS.matcher(text.strip()).replaceFirst("$1+$2"),
              OffsetDateTime::from,
              LocalDateTime::from,
              LocalDate::from);
      return Optional.of(
          switch (read) {
            case OffsetDateTime zoned ->
                zoned.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
            case LocalDate day -> day.atStartOfDay();
            default -> LocalDateTime.from(read);
          });
    } catch (DateTimeException notAMoment) {
      return Optional.empty();
    }
  }
}
