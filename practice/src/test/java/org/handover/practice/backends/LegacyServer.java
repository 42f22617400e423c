package org.handover.practice.backends;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.handover.practice.rawhttp.RawHttp;

/// The real Flask application under Debian's gunicorn, on a free port.
public final class LegacyServer implements AutoCloseable {
  private final Gunicorn gunicorn;

  private LegacyServer(Gunicorn gunicorn) {
    this.gunicorn = gunicorn;
  }

  /// Comes back when the application answers.
  ///
  /// @param environment at least `DATABASE_URL`, `JWT_SECRET_KEY` and `SECRET_KEY`
  public static LegacyServer start(Map<String, String> environment) throws IOException {
    // Maven's working directory is the module's folder.
    Path folder = Path.of("..", "legacy").toAbsolutePath().normalize();
    return new LegacyServer(Gunicorn.start("app:create_app()", folder, "/api/health", environment));
  }

  public int port() {
    return gunicorn.port();
  }

  public RawHttp http() {
    return gunicorn.http();
  }

  /// What gunicorn and the application have written so far; all of it once the server is closed.
  public String log() {
    return gunicorn.log();
  }

  @Override
  public void close() {
    gunicorn.close();
  }
}
