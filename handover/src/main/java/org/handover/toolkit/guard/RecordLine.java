package org.handover.toolkit.guard;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.Set;
import org.handover.toolkit.config.ErrorKind;
import org.handover.toolkit.traffic.Backend;
import org.jspecify.annotations.Nullable;

/// What a line of the request record says.
sealed interface RecordLine {
  /// A request that a backend answered, or should have.
  record Request(Observation observation) implements RecordLine {}

  /// A request that the gateway answered by itself.
  record NoBackend() implements RecordLine {}

  /// None of ours.
  record Unreadable() implements RecordLine {}

  /// What it says.
  ///
  /// @param errors which kinds count as failures; the others count as rejections
  static RecordLine parse(String line, Set<ErrorKind> errors) {
    try (JsonReader json = new JsonReader(new StringReader(line))) {
      json.setStrictness(Strictness.STRICT);
      return new Fields().read(json).meaning(errors);
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      return new Unreadable();
    }
  }

  /// The fields that matter, as they are found.
  final class Fields {
    /// What nginx writes for what there is not.
    private static final String NOTHING = "-";

    /// Switching Protocols: the time of such a request is the life of a WebSocket.
    private static final int SWITCHED = 101;

    private @Nullable String group;
    private @Nullable String backend;
    private int status = -1;
    private double seconds = -1;
    private double upstreamSeconds = -1;

    Fields read(JsonReader json) throws IOException {
      json.beginObject();
      while (json.hasNext()) {
        switch (json.nextName()) {
          case "group" -> group = json.nextString();
          case "backend" -> backend = json.nextString();
          case "status" -> status = json.nextInt();
          case "seconds" -> seconds = json.nextDouble();
          case "upstream_seconds" -> upstreamSeconds = total(json.nextString());
          default -> json.skipValue();
        }
      }
      json.endObject();
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw new MalformedJsonException("more than one object");
      }
      return this;
    }

    /// Of all attempts: `0.001, 0.010`.
    private static double total(String attempts) {
      double total = -1;
      for (String attempt : attempts.split("[,:]", -1)) {
        String one = attempt.strip();
        if (!one.isEmpty() && !one.equals(NOTHING)) {
          total = Math.max(total, 0) + Double.parseDouble(one);
        }
      }
      return total;
    }

    RecordLine meaning(Set<ErrorKind> errors) {
      if (group == null || backend == null || status < 0) {
        return new Unreadable();
      }
      if (backend.isEmpty() || backend.equals(NOTHING)) {
        return new NoBackend();
      }
      for (Backend side : Backend.values()) {
        if (side.label().equals(backend)) {
          return new Request(new Observation(group, side, outcome(errors), latency()));
        }
      }
      return new Unreadable();
    }

    private Outcome outcome(Set<ErrorKind> errors) {
      if (status < 400 && status > 0) {
        return Outcome.SERVED;
      }
      boolean failed = status == 0 || kind().filter(errors::contains).isPresent();
      return failed ? Outcome.FAILED : Outcome.REJECTED;
    }

    private Optional<ErrorKind> kind() {
      return switch (status) {
        case 502 -> Optional.of(ErrorKind.CONNECTION);
        case 504 -> Optional.of(ErrorKind.TIMEOUT);
        default -> status >= 500 ? Optional.of(ErrorKind.SERVER_ERROR) : Optional.empty();
      };
    }

    private double latency() {
      if (status == SWITCHED) {
        return Double.NaN;
      }
      double known = upstreamSeconds >= 0 ? upstreamSeconds : seconds;
      return known >= 0 ? known : Double.NaN;
    }
  }
}
