package org.handover.toolkit.script;

import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Schema_qualified_nameContext;

/// Only the toolkit itself touches what it keeps in the database.
final class OwnSchemas {
  private static final Set<String> OURS = Set.of("handover", "handover_readonly");

  private OwnSchemas() {}

  static void keepOut(ParserRuleContext statement, Draft draft) {
    for (Schema_qualified_nameContext name :
        Trees.all(statement, Schema_qualified_nameContext.class)) {
      if (isOurs(Names.parts(name))) {
        draft.refuse(refusal(Names.text(name)));
      }
    }
  }

  static void keepOutOf(ParserRuleContext schema, Draft draft) {
    if (OURS.contains(Names.simple(schema))) {
      draft.refuse(refusal(Names.text(schema)));
    }
  }

  private static boolean isOurs(List<String> parts) {
    return parts.size() > 1 && OURS.contains(parts.getFirst());
  }

  private static Refusal refusal(String name) {
    return Refusal.global("touches %s, which is the toolkit's own".formatted(name), "leave it out");
  }
}
