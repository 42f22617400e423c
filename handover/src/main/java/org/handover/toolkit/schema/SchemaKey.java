package org.handover.toolkit.schema;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.files.Sha256;

/// What decides how PostgreSQL understands a file of SQL: the file itself, the server with its
/// settings, roles and extensions, who asks, and with which query. Rather too much than too little:
/// a key that changes without need costs one more loading.
///
/// @param sql the sum of the file
/// @param reader the sum of all else
/// @param complete whether that is all: a file that reads others, or computes what it makes, could
///   mean something else tomorrow
record SchemaKey(String sql, String reader, boolean complete) {
  private static final String SERVER =
      """
      SELECT concat_ws(E'\\n', version(), pg_encoding_to_char(encoding), datcollate, datctype, session_user, current_user,
          (SELECT string_agg(concat_ws(' ', rolname, rolsuper, pg_has_role(oid, 'USAGE')), ',' ORDER BY rolname)
           FROM pg_roles),
          (SELECT string_agg(name || ' ' || setting, ',' ORDER BY name)
           FROM pg_settings WHERE source NOT IN ('default', 'override')),
          (SELECT string_agg(name || ' ' || default_version, ',' ORDER BY name) FROM pg_available_extensions))
      FROM pg_database WHERE datname = current_database()
      """;

  /// Commands of psql that bring in what is not in the file, and blocks of code.
  private static final Pattern MORE =
      Pattern.compile(
          "\\\\(i|ir|include|include_relative|copy|lo_import|set|getenv|gexec|c|connect|cd|!\\S*)\\s"
              + "|\\b(?i:do)\\s+((?i:language)\\s+\\S+\\s*)?[$']");

  /// @param server a session on the server that would load the file
  static SchemaKey of(Path file, Session server) throws SQLException, IOException {
    byte[] sql = Files.readAllBytes(file);
    String reader =
        String.join(
            "\0",
            "" + SchemaKey.class.getPackage().getImplementationVersion(),
            Catalog.SQL,
            server.text(SERVER));
    boolean complete = !MORE.matcher(new String(sql, StandardCharsets.UTF_8) + "\n").find();
    return new SchemaKey(Sha256.of(sql), Sha256.of(reader), complete);
  }

  /// Whether the file is still the same.
  boolean isOf(Path file) throws IOException {
    return Sha256.of(Files.readAllBytes(file)).equals(sql);
  }

  String hash() {
    return Sha256.of(sql + reader);
  }
}
