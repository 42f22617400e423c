package org.handover.toolkit.staging;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.handover.toolkit.config.StagingSettings;
import org.handover.toolkit.config.StagingSettings.MaskKind;
import org.handover.toolkit.config.StagingSettings.MaskRule;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.database.SqlFailure;
import org.handover.toolkit.schema.Relation;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;

/// Masks personal data where it is, in the database of the staging environment. A mask depends on
/// the value and a key alone: what was equal stays equal, in every column, and what was unique
/// stays unique. Then it looks for what the rules have missed.
final class Masking {
  /// In the session only, so that the key is in no statement.
  private static final String FUNCTIONS =
      """
      CREATE FUNCTION pg_temp.word(value text, digits int) RETURNS text LANGUAGE sql AS $$
        SELECT left(encode(sha256(convert_to(current_setting('handover.mask_key') || value, 'UTF8')), 'hex'), digits) $$;
      CREATE FUNCTION pg_temp.plain(value text) RETURNS text LANGUAGE sql AS $$
        SELECT regexp_replace(regexp_replace(value, '[^[:space:][:punct:]0-9]|@', 'x', 'g'), '[0-9]', '0', 'g') $$;
      CREATE FUNCTION pg_temp.parsed(doc text) RETURNS jsonb LANGUAGE plpgsql AS $$
      BEGIN
        RETURN doc::jsonb;
      EXCEPTION WHEN data_exception THEN
        -- json holds escapes that jsonb refuses: NUL, and halves of pairs.
        RETURN regexp_replace(doc, '(?<!\\\\)((?:\\\\\\\\)*)\\\\u(?:0000|[dD][89a-fA-F][0-9a-fA-F]{2})', '\\1x', 'g')::jsonb;
      END $$;
      CREATE FUNCTION pg_temp.plain(doc jsonb, path text[]) RETURNS jsonb LANGUAGE plpgsql AS $$
      BEGIN
        IF jsonb_typeof(doc) = 'array' THEN
          RETURN (SELECT coalesce(jsonb_agg(CASE WHEN path = '{}' OR path[1] IN ('*', (i - 1)::text)
                                                 THEN pg_temp.plain(e, path[2:]) ELSE e END ORDER BY i), '[]')
                  FROM jsonb_array_elements(doc) WITH ORDINALITY x (e, i));
        ELSIF jsonb_typeof(doc) = 'object' THEN
          RETURN (SELECT coalesce(jsonb_object_agg(k, CASE WHEN path = '{}' OR path[1] IN ('*', k)
                                                           THEN pg_temp.plain(v, path[2:]) ELSE v END), '{}')
                  FROM jsonb_each(doc) x (k, v));
        ELSIF path = '{}' AND jsonb_typeof(doc) = 'string' THEN RETURN to_jsonb(pg_temp.plain(doc #>> '{}'));
        ELSIF path = '{}' AND jsonb_typeof(doc) = 'number' THEN RETURN to_jsonb(0);
        END IF;
        RETURN doc;
      END $$;
      """;

  private static final int WORD = 12;
  private static final int FEWEST_DIGITS = 6;

  private final Session session;
  private final StagingSettings settings;
  private final List<MaskedColumn> columns;

  Masking(Session session, StagingSettings settings) throws SQLException {
    this.session = session;
    this.settings = settings;
    this.columns = MaskedColumn.all(session);
  }

  /// What was masked, and what was missed.
  List<Finding> mask(Progress progress) throws SQLException {
    session.query("SELECT set_config('handover.mask_key', ?, false)", row -> row, key());
    session.execute(FUNCTIONS);
    List<Finding> findings = new ArrayList<>();
    Set<MaskedColumn> ruled = new HashSet<>();
    Set<MaskedColumn> kept = new HashSet<>();
    for (int i = 0; i < settings.masks().size(); i++) {
      MaskRule rule = settings.masks().get(i);
      progress.at(
          "masking %s.%s".formatted(rule.table(), rule.column()), i, settings.masks().size());
      Optional<MaskedColumn> found = column(rule);
      if (found.isEmpty()) {
        findings.add(
            Finding.note(
                "masked",
                "the backup has no column %s.%s of text or JSON"
                    .formatted(rule.table(), rule.column()),
                "mend the rule if it is misspelt"));
        continue;
      }
      MaskedColumn column = found.get();
      ruled.add(column);
      if (rule.as() == MaskKind.KEEP) {
        kept.add(column);
      } else {
        findings.add(mask(column, rule));
      }
    }
    findings.addAll(new PersonalData(session, columns).missed(ruled, kept, progress));
    return findings;
  }

  private String key() {
    String key = settings.key();
    if (key != null) {
      return key;
    }
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private Optional<MaskedColumn> column(MaskRule rule) {
    return columns.stream()
        .filter(c -> c.name().equals(rule.column()) && isNamed(c.table(), rule.table()))
        .findFirst();
  }

  private static boolean isNamed(Relation table, String name) {
    return name.equals(table.toString()) || name.equals(table.schema() + "." + table.name());
  }

  private Finding mask(MaskedColumn column, MaskRule rule) throws SQLException {
    String expression = expression(column, rule);
    try {
      int rows =
          rule.as() == MaskKind.FIXED
              ? session.update(update(column, "?"), rule.value())
              : session.update(update(column, expression));
      return Finding.pass("masked", "%s as %s: %,d rows".formatted(column, rule.as(), rows));
    } catch (SQLException e) {
      throw new StoppedException(
          new Fault.Refused(
              "%s cannot be masked as %s: %s".formatted(column, rule.as(), SqlFailure.state(e)),
              e.getSQLState() != null && e.getSQLState().startsWith("23")
                  ? "a constraint refuses the masks: choose another kind for the column"
                  : "see that the role may write the table"),
          e);
    }
  }

  private static String update(MaskedColumn column, String expression) {
    return "UPDATE %s SET %2$s = %3$s WHERE %2$s IS NOT NULL"
        .formatted(column.table().quoted(), column.quoted(), expression);
  }

  private String expression(MaskedColumn column, MaskRule rule) {
    String value = column.quoted() + "::text";
    if (column.isJson() && rule.as() == MaskKind.TEXT) {
      return json(column, rule);
    }
    if (rule.as() == MaskKind.NULL) {
      if (!column.nullable()) {
        throw unfit(column, rule, "it is NOT NULL");
      }
      return "NULL";
    }
    if (rule.as() != MaskKind.FIXED && !column.isText()) {
      throw unfit(column, rule, "its type is " + column.type());
    }
    return switch (rule.as()) {
      case EMAIL ->
          "'user-' || pg_temp.word(%s, %d) || '@example.org'"
              .formatted(value, digits(column, rule, "user-@example.org".length()));
      case NAME ->
          "'Person ' || pg_temp.word(%s, %d)"
              .formatted(value, digits(column, rule, "Person ".length()));
      case WORD -> "pg_temp.word(%s, %d)".formatted(value, digits(column, rule, 0));
      case TEXT -> "pg_temp.plain(%s)".formatted(value);
      case NULL, FIXED, KEEP -> value;
    };
  }

  /// As many as the column has room for: fewer would not stay unique.
  private static int digits(MaskedColumn column, MaskRule rule, int others) {
    int room = column.longest() == 0 ? WORD : Math.min(WORD, column.longest() - others);
    if (room < FEWEST_DIGITS) {
      throw unfit(column, rule, "it has room for %d characters only".formatted(column.longest()));
    }
    return room;
  }

  private static String json(MaskedColumn column, MaskRule rule) {
    String masked = "pg_temp.parsed(%s::text)".formatted(column.quoted());
    List<String> pointers = rule.pointers().isEmpty() ? List.of("") : rule.pointers();
    for (String pointer : pointers) {
      String path =
          Arrays.stream(pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1))
              .map(word -> literal(word.replace("~1", "/").replace("~0", "~")))
              .collect(Collectors.joining(", "));
      masked = "pg_temp.plain(%s, ARRAY[%s]::text[])".formatted(masked, path);
    }
    return "(%s)::%s".formatted(masked, column.type());
  }

  private static String literal(String text) {
    return "convert_from(decode('%s', 'hex'), 'UTF8')"
        .formatted(HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static StoppedException unfit(MaskedColumn column, MaskRule rule, String why) {
    return new StoppedException(
        new Fault.Misconfigured(
            "staging.masks",
            "cannot mask %s as %s: %s".formatted(column, rule.as(), why),
            "choose another kind: docs/handover/configuration.md"));
  }
}
