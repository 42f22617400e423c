package org.handover.toolkit.script;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Session_local_optionContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Set_actionContext;

/// The settings that a script may set for itself: those of pg_dump's header, limits of time and
/// memory, and how values are read and shown.
final class Settings {
  private static final Set<String> ANY =
      Stream.of(
              "lock_timeout",
              "statement_timeout",
              "idle_in_transaction_session_timeout",
              "idle_session_timeout",
              "transaction_timeout",
              "check_function_bodies",
              "client_min_messages",
              "xmloption",
              "row_security",
              "search_path",
              "timezone",
              "intervalstyle",
              "bytea_output",
              "work_mem",
              "maintenance_work_mem",
              "max_parallel_maintenance_workers",
              "max_parallel_workers_per_gather",
              "application_name",
              "deadlock_timeout")
          .collect(Collectors.toSet());

  /// Those of which only one value means what is read here.
  private static final Map<String, Predicate<String>> ONLY =
      Map.of(
          // A backfill stores the key that it has come to as text.
          "datestyle", value -> value.startsWith("iso"),
          "extra_float_digits", value -> value.matches("[0-3]"),
          "standard_conforming_strings", value -> value.matches("on|true|1|yes"),
          "client_encoding", value -> value.matches("utf-?8|unicode"),
          "default_tablespace", String::isEmpty,
          "default_table_access_method", value -> value.equals("heap"),
          "default_with_oids", value -> value.matches("off|false|0|no"),
          "session_replication_role", value -> value.matches("origin|default"));

  private Settings() {}

  static void read(Set_actionContext action, Draft draft) {
    Session_local_optionContext option = action.session_local_option();
    if (option == null) {
      draft.refuse(
          Refusal.local(
              "sets something of a transaction", "leave it out: each statement is one of its own"));
      return;
    }
    if (action.LOCAL() != null) {
      draft.refuse(
          Refusal.local("sets something for its own transaction only", "SET without LOCAL"));
      return;
    }
    draft.is(StatementKind.SETTING);
    read(option, draft);
  }

  static void read(Session_local_optionContext option, Draft draft) {
    if (option.TIME() != null || option.XML() != null) {
      return;
    }
    if (option.config_param == null) {
      draft.refuse(
          Refusal.global("takes on another role", "leave it out, and connect as that role"));
      return;
    }
    String value =
        option.set_statement_value() == null ? "" : Names.text(option.set_statement_value());
    allow(Names.text(option.config_param), option.config_scope != null, value, draft);
  }

  /// @param scoped with a prefix: an extension's, or one that the script made up
  static void allow(String parameter, boolean scoped, String value, Draft draft) {
    String name = parameter.toLowerCase(Locale.ROOT);
    String plain = value.replaceAll("^[eE]?'|'$", "").toLowerCase(Locale.ROOT);
    if (scoped || !(ANY.contains(name) || ONLY.getOrDefault(name, _ -> false).test(plain))) {
      draft.refuse(
          Refusal.global(
              "sets %s%s, which may change what other statements do"
                  .formatted(parameter, plain.isEmpty() ? "" : " to " + plain),
              "leave it out"));
    }
  }

  /// Whether a name is one that is known here, whatever the value.
  static boolean isKnown(String name) {
    return ANY.contains(name) || ONLY.containsKey(name);
  }
}
