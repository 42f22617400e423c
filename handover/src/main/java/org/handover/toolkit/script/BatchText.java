package org.handover.toolkit.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.handover.postgres.SqlToken;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.StatementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.VexContext;

/// A statement with `:first` and `:last` in it, outside of literals.
record BatchText(String sql) {
  /// As long as the placeholders, for the parser.
  private static final String PARSED_FIRST = "NULL  ";

  private static final String PARSED_LAST = "NULL ";

  /// @param first `:first`, else `:last`
  private record Place(boolean first, int start, int end) {}

  private List<Place> places() {
    List<Place> places = new ArrayList<>();
    int at = 0;
    boolean colon = false;
    while (at < sql.length()) {
      SqlToken token = SqlToken.at(sql, at);
      boolean bound = token.type() == SqlToken.Type.WORD && token.text().matches("first|last");
      if (colon && bound) {
        places.add(new Place(token.text().equals("first"), token.start() - 1, token.end()));
      }
      // Two colons are a cast.
      colon =
          token.text().equals(":") && (token.start() == 0 || sql.charAt(token.start() - 1) != ':');
      at = token.end();
    }
    return places;
  }

  boolean usesBoth() {
    return places().stream().anyMatch(Place::first)
        && places().stream().anyMatch(place -> !place.first());
  }

  String with(String first, String last) {
    StringBuilder text = new StringBuilder(sql);
    for (Place place : places().reversed()) {
      text.replace(place.start(), place.end(), place.first() ? first : last);
    }
    return text.toString();
  }

  /// For the parser.
  String parsed() {
    return with(PARSED_FIRST, PARSED_LAST);
  }

  /// The statement for the rows whose key is null, which no bounds hold: each comparison with a
  /// bound becomes one that they pass. Empty: it does not compare the key in a way that is known.
  Optional<String> forNulls() {
    SqlGrammar.Parsed<StatementContext> parsed = SqlGrammar.statements(parsed());
    if (parsed.trees().size() != 1) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder(sql);
    int replaced = 0;
    List<VexContext> comparisons =
        Trees.all(parsed.trees().getFirst(), VexContext.class).stream()
            .filter(BatchText::compares)
            .toList();
    for (VexContext comparison : comparisons.reversed()) {
      int start = at(comparison.getStart().getStartIndex());
      int end = at(comparison.getStop().getStopIndex() + 1);
      long inside = places().stream().filter(p -> p.start() >= start && p.end() <= end + 2).count();
      if (inside > 0) {
        replaced += (int) inside;
        ParserRuleContext key = comparison.vex(0);
        String left =
            sql.substring(at(key.getStart().getStartIndex()), at(key.getStop().getStopIndex() + 1));
        text.replace(start, Math.max(end, lastEnd(start, end)), "(NOT (" + left + " IS NOT NULL))");
      }
    }
    return replaced == places().size() ? Optional.of(text.toString()) : Optional.empty();
  }

  /// A placeholder is longer than the NULL that stands for it.
  private int lastEnd(int start, int end) {
    return places().stream()
        .filter(p -> p.start() >= start && p.start() < end)
        .mapToInt(Place::end)
        .max()
        .orElse(end);
  }

  /// ANTLR counts code points.
  private int at(int codePoint) {
    return sql.offsetByCodePoints(0, codePoint);
  }

  private static boolean compares(VexContext vex) {
    return vex.BETWEEN() != null
        || vex.EQUAL() != null
        || vex.LTH() != null
        || vex.GTH() != null
        || vex.LEQ() != null
        || vex.GEQ() != null;
  }
}
