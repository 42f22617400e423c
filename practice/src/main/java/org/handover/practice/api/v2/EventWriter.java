package org.handover.practice.api.v2;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.handover.practice.api.Json;

/// Writes server-sent events, in the form of the HTML standard's chapter 9.2. Each is on its way
/// when its method returns.
public final class EventWriter {
  public static final String MEDIA_TYPE = "text/event-stream";

  /// Of a stream of events: no cache may store it, and no proxy may buffer it.
  public static final Map<String, String> HEADERS =
      Map.of("Cache-Control", "no-store", "X-Accel-Buffering", "no");

  private static final byte[] COMMENT = ":\n\n".getBytes(UTF_8);

  private final OutputStream out;

  /// The head goes out at once: an answer that has begun may take as long as it does.
  public EventWriter(OutputStream out) throws IOException {
    this.out = out;
    out.flush();
  }

  /// Writes an event.
  ///
  /// @param data without line breaks
  public void event(String name, Json data) throws IOException {
    write("event: " + name + "\ndata: ", data);
  }

  /// An event that a client which comes back can name as the last that it has seen.
  public void event(long id, String name, Json data) throws IOException {
    write("id: " + id + "\nevent: " + name + "\ndata: ", data);
  }

  /// Tells the client that we are still there, and us whether it is: a client that has gone can
  /// only be noticed by writing to it.
  public void comment() throws IOException {
    out.write(COMMENT);
    out.flush();
  }

  private void write(String head, Json data) throws IOException {
    out.write(CompactJson.join(head.getBytes(UTF_8), data.bytes(), "\n\n".getBytes(UTF_8)));
    out.flush();
  }
}
