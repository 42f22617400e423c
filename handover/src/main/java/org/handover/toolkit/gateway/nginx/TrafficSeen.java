package org.handover.toolkit.gateway.nginx;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.Optional;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.traffic.Reading;

/// Whether nginx's workers, which run as another user, see the traffic state that this program
/// sees. They take what they cannot see for the legacy backend.
final class TrafficSeen {
  private static final String TOPIC = "traffic state";

  private TrafficSeen() {}

  static Finding by(ControlAddress nginx, Reading ours) {
    try {
      Optional<Long> seen = nginx.trafficState().map(TrafficSeen::version);
      return switch (ours) {
        case Reading.Unknown unknown ->
            Finding.fail(TOPIC, unknown.why(), "run `handover rollback`, which makes it anew");
        case Reading.Known known -> compared(known.state().version(), seen);
      };
    } catch (IOException e) {
      return Finding.inconclusive(
          TOPIC, "nginx does not say what it sees: " + e.getMessage(), "see whether nginx runs");
    }
  }

  private static Finding compared(long ours, Optional<Long> seen) {
    if (seen.isEmpty()) {
      return Finding.fail(
          TOPIC,
          "nginx's workers cannot read it, so all that a share could move stays on legacy",
          "let their user into the folder of traffic.directory and each folder above it (chmod o+x)");
    }
    // The one may have been read before a change and the other after it.
    return seen.get() == ours
        ? Finding.pass(TOPIC, "nginx sees version " + ours)
        : Finding.inconclusive(
            TOPIC,
            "nginx sees version %d, and this program version %d".formatted(seen.get(), ours),
            "run this again; if it stays so, nginx looks into another folder: `handover nginx apply`");
  }

  private static long version(String json) {
    try {
      JsonElement version = JsonParser.parseString(json).getAsJsonObject().get("version");
      return version == null ? -1 : version.getAsLong();
    } catch (JsonParseException | IllegalStateException | NumberFormatException e) {
      return -1;
    }
  }
}
