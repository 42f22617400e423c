package org.handover.practice.drf;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.handover.practice.backends.Gunicorn;
import org.handover.practice.backends.Keys;
import org.handover.practice.database.TestDatabase;

/// Django REST framework itself, over the legacy tables: the project in `src/test/drf`.
final class DrfServer {
  static final Path FOLDER = Path.of("src", "test", "drf").toAbsolutePath();

  private DrfServer() {}

  /// Comes back when the application answers.
  ///
  /// @param database with the expansion; Django's own tables are added in a schema of their own
  static Gunicorn start(TestDatabase database, Keys keys)
      throws IOException, InterruptedException, SQLException {
    return start(database, keys, Map.of());
  }

  /// @param more what else `settings.py` reads
  static Gunicorn start(TestDatabase database, Keys keys, Map<String, String> more)
      throws IOException, InterruptedException, SQLException {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "DATABASE_URL", database.url(),
                "JWT_SECRET_KEY", keys.jwt(),
                "SECRET_KEY", keys.session(),
                "DJANGO_SETTINGS_MODULE", "api_v2.settings",
                "PYTHONDONTWRITEBYTECODE", "1"));
    environment.putAll(more);
    database.execute("CREATE SCHEMA drf");
    migrate(environment);
    return Gunicorn.start("api_v2.wsgi", FOLDER, "/api/v2/categories/", environment);
  }

  private static void migrate(Map<String, String> environment)
      throws IOException, InterruptedException {
    Command.in(FOLDER, "/usr/bin/python3", "-m", "django", "migrate", "--verbosity", "0")
        .with(environment)
        .run();
  }
}
