package org.handover.toolkit.parity.play;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What a name in `${…}` stands for while cases are played.
public final class Variables {
  private static final String OTHER = "other.";
  private static final String ENVIRONMENT = "env.";

  private Variables() {}

  static Optional<JsonNode> value(String name, Player one, Player other) {
    if (name.startsWith(OTHER)) {
      return other.saved(name.substring(OTHER.length()));
    }
    return ofEnvironment(name).or(() -> one.saved(name));
  }

  /// `env.NAME`; nothing for other names, and where the environment has none of that name.
  public static Optional<JsonNode> ofEnvironment(String name) {
    return name.startsWith(ENVIRONMENT)
        ? Optional.ofNullable(System.getenv(name.substring(ENVIRONMENT.length())))
            .map(JsonNodeFactory.instance::stringNode)
        : Optional.empty();
  }
}
