package org.handover.toolkit.parity.rows;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.handover.toolkit.parity.cases.JsonValues;
import org.handover.toolkit.parity.play.Identities;
import org.handover.toolkit.parity.play.PasswordHash;
import org.handover.toolkit.parity.play.SentPasswords;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What may differ between two rows that are alike: the spelling of JSON, the sign of zero, the
/// clock by a window, a password's salt, and UUIDs that each backend made up.
///
/// @param apart how far two times of the play may be apart
record Cells(
    SentPasswords passwords,
    Identities identities,
    Instant started,
    Instant ended,
    Duration apart) {
  /// PostgreSQL writes a blank for the T, drops trailing zeros, and here has UTC for its time zone.
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S]");

  private static final long QUARTER_HOUR = 15 * 60;

  boolean same(ComparedTable.ComparedColumn column, Row left, Row right) {
    String one = left.value(column.name());
    String other = right.value(column.name());
    if (one == null || other == null || one.equals(other)) {
      return Objects.equals(one, other);
    }
    return switch (column.type()) {
      case "json", "jsonb" -> sameJson(one, other);
      case "real", "double precision" -> Double.parseDouble(one) == Double.parseDouble(other);
      case "timestamp without time zone" -> sameClock(one, other, true);
      case "timestamp with time zone" -> sameClock(zoneless(one), zoneless(other), false);
      case "uuid" -> identities.pair(one, other);
      case "text", "character varying", "character" ->
          identities.pair(one, other) || samePassword(left.key(), one, right.key(), other);
      default -> false;
    };
  }

  private static boolean sameJson(String one, String other) {
    Optional<JsonNode> left = JsonValues.parse(one);
    Optional<JsonNode> right = JsonValues.parse(other);
    return left.isPresent() && right.isPresent() && JsonValues.same(left.get(), right.get());
  }

  private boolean samePassword(String leftKey, String one, String rightKey, String other) {
    Optional<PasswordHash> left = PasswordHash.parse(one);
    Optional<PasswordHash> right = PasswordHash.parse(other);
    return left.isPresent()
        && right.isPresent()
        && right.get().isNoWeakerThan(left.get())
        && passwords.fit(leftKey, one)
        && passwords.fit(rightKey, other);
  }

  private static String zoneless(String text) {
    return text.endsWith("+00") ? text.substring(0, text.length() - 3) : text;
  }

  /// A naive time may be of any time zone, but of the same one on both sides.
  private boolean sameClock(String one, String other, boolean naive) {
    Instant left = time(one);
    Instant right = time(other);
    return left != null
        && right != null
        && Duration.between(left, right).abs().compareTo(apart) <= 0
        && isOfThePlay(left, naive);
  }

  private boolean isOfThePlay(Instant time, boolean naive) {
    Instant earliest = started.minusSeconds(1);
    Instant latest = ended.plusSeconds(1);
    if (!naive) {
      return !time.isBefore(earliest) && !time.isAfter(latest);
    }
    for (long shift = -14 * 3600; shift <= 14 * 3600; shift += QUARTER_HOUR) {
      Instant shifted = time.plusSeconds(shift);
      if (!shifted.isBefore(earliest) && !shifted.isAfter(latest)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Instant time(String text) {
    try {
      return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException notATime) {
      return null;
    }
  }

  List<ComparedTable.ComparedColumn> differing(ComparedTable table, Row left, Row right) {
    return table.columns().stream().filter(column -> !same(column, left, right)).toList();
  }
}
