package org.handover.toolkit.parity.cases;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A value that rightly differs between the backends. What can be said about it is checked all the
/// same: a value that passes is replaced by its kind's name before the answers are compared.
public enum Variation {
  /// The clock, as a naive UTC time in Python's `isoformat()`, during the play.
  NOW {
    private static final Pattern ISO =
        Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{6})?");

    @Override
    boolean fits(JsonNode value, Instant started) {
      String text = value.asString("");
      if (!ISO.matcher(text).matches()) {
        return false;
      }
      try {
        Instant time = LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        return !time.isBefore(started) && !time.isAfter(Instant.now());
      } catch (DateTimeParseException e) {
        return false;
      }
    }
  },
  /// The clock, as an ISO 8601 time in UTC with its `Z`, during the play.
  INSTANT {
    @Override
    boolean fits(JsonNode value, Instant started) {
      String text = value.asString("");
      return text.endsWith("Z")
          && NOW.fits(JsonNodeFactory.instance.stringNode(text.replace("Z", "")), started);
    }
  },
  /// A token of Flask-JWT-Extended's shape that lives for a day from now.
  TOKEN {
    @Override
    boolean fits(JsonNode value, Instant started) {
      String[] parts = value.asString("").split("\\.", -1);
      return parts.length == 3 && isAccessToken(claims(parts[1]));
    }

    private static boolean isAccessToken(JsonNode claims) {
      return List.of("fresh", "iat", "jti", "type", "sub", "nbf", "exp", "role")
              .containsAll(claims.propertyNames())
          && claims.size() == 8
          && claims.path("type").asString("").equals("access")
          && claims.path("sub").isString()
          && lifeLeft(claims) <= DAY
          && lifeLeft(claims) > DAY - 60;
    }
  },
  /// A token of simplejwt's shape, with its time still to come.
  JWT {
    @Override
    boolean fits(JsonNode value, Instant started) {
      String[] parts = value.asString("").split("\\.", -1);
      return parts.length == 3
          && claims(parts[1]).propertyNames().containsAll(SIMPLEJWT)
          && lifeLeft(claims(parts[1])) > 0;
    }
  },
  /// Why a body is no JSON, in whatever words the parser has for it.
  PARSE_ERROR {
    @Override
    boolean fits(JsonNode value, Instant started) {
      return value.asString("").matches("JSON parse error - .+");
    }
  },
  /// A message whose words the contract leaves free.
  WORDS {
    @Override
    boolean fits(JsonNode value, Instant started) {
      return value.isString() && !value.asString().isBlank();
    }
  };

  private static final long DAY = 24 * 60 * 60;
  private static final List<String> SIMPLEJWT =
      List.of("token_type", "exp", "iat", "jti", "user_id");

  abstract boolean fits(JsonNode value, Instant started);

  /// Two times of the play, written in the same way.
  public static boolean areClocks(JsonNode one, JsonNode other, Instant started) {
    return Stream.of(NOW, INSTANT).anyMatch(v -> v.fits(one, started) && v.fits(other, started));
  }

  /// Replaces the fitting values at the pointer, in place.
  public void settle(JsonNode body, String pointer, Instant started) {
    String[] segments = pointer.substring(1).split("/", -1);
    settle(body, List.of(segments), started);
  }

  private void settle(JsonNode node, List<String> path, Instant started) {
    String segment = path.getFirst();
    List<String> rest = path.subList(1, path.size());
    if (segment.equals("*")) {
      for (int i = 0; i < node.size(); i++) {
        settleChild(node, node.path(i), String.valueOf(i), rest, started);
      }
    } else {
      settleChild(node, node.path(segment), segment, rest, started);
    }
  }

  private void settleChild(
      JsonNode parent, JsonNode child, String key, List<String> rest, Instant started) {
    if (!rest.isEmpty()) {
      settle(child, rest, started);
    } else if (fits(child, started)) {
      JsonNode mark = JsonNodeFactory.instance.stringNode("(" + name() + ")");
      switch (parent) {
        case ObjectNode object -> object.set(key, mark);
        case ArrayNode array -> array.set(Integer.parseInt(key), mark);
        default -> throw new IllegalStateException("a value within a scalar: " + parent);
      }
    }
  }

  private static long lifeLeft(JsonNode claims) {
    return claims.path("exp").asLong(0) - Instant.now().getEpochSecond();
  }

  private static JsonNode claims(String part) {
    try {
      return JsonValues.MAPPER.readTree(Base64.getUrlDecoder().decode(part));
    } catch (IllegalArgumentException | JacksonException notJson) {
      return JsonNodeFactory.instance.missingNode();
    }
  }
}
