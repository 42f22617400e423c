package org.handover.toolkit.config;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.postgres.DatabaseUrl;
import org.handover.postgres.InvalidUrlException;
import org.handover.toolkit.step.StoppedException;
import org.jspecify.annotations.Nullable;

/// One block of keys and what its values mean: `lock-timeout: 500ms` is a Duration, and a path
/// starts at the file's folder. What is not there, null, or blank where a blank says nothing, is
/// null, or, where the key is required, stops the start under its whole name.
///
/// The records of this package ask for their keys one by one: bound by reflection, as a library
/// does it, they take tens of milliseconds of each start.
///
/// @param at the block's own key and a dot; empty for the whole file
record ConfigReader(
    Map<String, @Nullable Object> block, String at, Path folder, Map<String, String> environment) {
  /// Of a migration whose backends share no database.
  static final String NO_DATABASE = "none";

  private static final String HOW_TO_WRITE_A_TIME = "write it like 500ms, 30s, 5m or 48h";
  private static final String HOW_TO_WRITE_A_URL = "write it like http://127.0.0.1:5000/";
  private static final Duration LONGEST = Duration.ofDays(24);
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,4})?)\\s*%");
  private static final Pattern RATIO = Pattern.compile("\\d{1,4}(\\.\\d{1,4})?");
  private static final Pattern LISTEN =
      Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9a-fA-F:.]{2,45}])?:(\\d{1,5})");
  private static final Pattern TIME = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

  @Nullable String text(String key) {
    Object value = block.get(key);
    if (value == null) {
      return null;
    }
    return scalar(value, at + key);
  }

  String requireText(String key) {
    String text = text(key);
    if (text == null || text.isBlank()) {
      throw missing(key);
    }
    return text;
  }

  /// A blank says nothing.
  @Nullable String filledText(String key) {
    return given(key, text -> text);
  }

  @Nullable Path path(String key) {
    return given(key, text -> resolved(text, at + key));
  }

  /// Of a list.
  List<Path> paths(String key) {
    return texts(key).stream().map(text -> resolved(text, at + key)).toList();
  }

  private Path resolved(String text, String where) {
    try {
      return folder.resolve(text).normalize();
    } catch (InvalidPathException e) {
      throw Requirement.wrong(where, "is no path", "name a file or a folder");
    }
  }

  Path requirePath(String key) {
    return require(key, path(key));
  }

  /// Above zero.
  Duration requireTime(String key) {
    Duration time = require(key, given(key, text -> duration(text, at + key)));
    if (time.isZero()) {
      throw Requirement.wrong(at + key, "is not a time above zero", HOW_TO_WRITE_A_TIME);
    }
    if (time.compareTo(LONGEST) > 0) {
      throw Requirement.wrong(at + key, "is longer than 24d", HOW_TO_WRITE_A_TIME);
    }
    return time;
  }

  /// With what libpq would take from around it.
  @Nullable DatabaseUrl database(String key) {
    return given(
        key,
        text -> {
          try {
            return DatabaseUrl.parse(text, environment);
          } catch (InvalidUrlException e) {
            throw Requirement.wrong(at + key, e.reason(), e.remedy());
          }
        });
  }

  /// Required: that there is none has to be said.
  @Nullable DatabaseUrl databaseOrNone(String key) {
    return requireText(key).strip().equals(NO_DATABASE) ? null : database(key);
  }

  /// Of a backend.
  @Nullable URI uri(String key) {
    return given(key, text -> web(text, at + key));
  }

  private static URI web(String text, String where) {
    URI uri = parsed(text, where);
    String scheme = String.valueOf(uri.getScheme());
    boolean web = scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
    if (!web || uri.getHost() == null || uri.getPort() > 65_535) {
      throw Requirement.wrong(where, "is no http or https URL with a host", HOW_TO_WRITE_A_URL);
    }
    return uri;
  }

  /// Of the several addresses of a backend.
  List<URI> uris(String key) {
    List<URI> uris = new ArrayList<>();
    for (String text : texts(key)) {
      uris.add(web(text, at + key + "[" + uris.size() + "]"));
    }
    return uris;
  }

  /// A path of a backend.
  @Nullable String webPath(String key) {
    return given(
        key,
        text -> {
          if (!text.startsWith("/") || parsed(text, at + key).isAbsolute()) {
            throw Requirement.wrong(at + key, "does not begin with /", "write it like /health");
          }
          return text;
        });
  }

  private static URI parsed(String text, String where) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw Requirement.wrong(
          where, "holds a character that a URL may not have", HOW_TO_WRITE_A_URL);
    }
  }

  int requireNumber(String key, int lowest, int highest) {
    int number = number(key, requireText(key));
    if (number < lowest || number > highest) {
      throw Requirement.wrong(
          at + key, "is " + number, "it may be %d to %d".formatted(lowest, highest));
    }
    return number;
  }

  private int number(String key, String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw unfit(at + key, "number");
    }
  }

  /// Without the key there is none of them.
  List<String> texts(String key) {
    Object value = block.get(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      throw unfit(at + key, "list");
    }
    List<String> texts = new ArrayList<>();
    for (Object one : list) {
      texts.add(scalar(one, at + key + "[" + texts.size() + "]"));
    }
    return texts;
  }

  /// One at least.
  List<String> requireTexts(String key) {
    List<String> texts = texts(key);
    if (texts.isEmpty()) {
      throw missing(key);
    }
    return texts;
  }

  /// Like `5%` or `0.5%`, as a share of 1.
  double requirePercent(String key) {
    String text = requireText(key).strip();
    Matcher percent = PERCENT.matcher(text);
    if (!percent.matches() || Double.parseDouble(percent.group(1)) > 100) {
      throw Requirement.wrong(
          at + key, "'" + text + "' is not a percentage", "write it like 5% or 0.5%");
    }
    return Double.parseDouble(percent.group(1)) / 100;
  }

  /// Like `1.5`.
  double requireRatio(String key) {
    String text = requireText(key).strip();
    if (!RATIO.matcher(text).matches()) {
      throw Requirement.wrong(at + key, "'" + text + "' is not a ratio", "write it like 1.5");
    }
    return Double.parseDouble(text);
  }

  boolean requireFlag(String key) {
    String text = requireText(key).strip();
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Requirement.wrong(at + key, "is '" + text + "'", "it may be true or false");
    };
  }

  /// One of them.
  String requireOneOf(String key, List<String> known) {
    String text = requireText(key).strip();
    if (!known.contains(text)) {
      throw Requirement.wrong(
          at + key, "is '" + text + "'", "it may be " + String.join(" or ", known));
    }
    return text;
  }

  /// An address to listen on, like `127.0.0.1:8080` or `[::1]:8080`.
  InetSocketAddress requireListen(String key) {
    String text = requireText(key).strip();
    Matcher listen = LISTEN.matcher(text);
    int port = listen.matches() ? Integer.parseInt(listen.group(2)) : -1;
    if (port < 0 || port > 65_535) {
      throw Requirement.wrong(
          at + key, "'" + text + "' is no address to listen on", "write it like 127.0.0.1:8080");
    }
    return InetSocketAddress.createUnresolved(listen.group(1).replaceAll("[\\[\\]]", ""), port);
  }

  /// A list of blocks, each of which may hold only the keys that are known.
  List<ConfigReader> blocks(String key, List<String> known) {
    Object value = block.get(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      throw unfit(at + key, "list");
    }
    List<ConfigReader> blocks = new ArrayList<>();
    for (Object one : list) {
      String where = at + key + "[" + blocks.size() + "]";
      if (!(one instanceof Map<?, ?> inner)) {
        throw unfit(where, "block of keys");
      }
      ConfigReader keys = new ConfigReader(Yaml.asBlock(inner), where + ".", folder, environment);
      keys.refuseUnknown(known);
      blocks.add(keys);
    }
    return blocks;
  }

  private void refuseUnknown(List<String> known) {
    for (String key : block.keySet()) {
      if (!known.contains(key)) {
        throw Requirement.unknown(at + key, key, known);
      }
    }
  }

  /// What is wrong with the value of a key of this block.
  StoppedException wrong(String key, String what, String remedy) {
    return Requirement.wrong(at + key, what, remedy);
  }

  /// Names that the file may choose.
  Map<String, String> pairs(String key) {
    ConfigReader pairs = block(key);
    Map<String, String> texts = new HashMap<>();
    if (pairs != null) {
      pairs.block.forEach((name, value) -> texts.put(name, scalar(value, pairs.at + name)));
    }
    return texts;
  }

  ConfigReader requireBlock(String key) {
    return require(key, block(key));
  }

  @Nullable ConfigReader block(String key) {
    Object value = block.get(key);
    if (value == null) {
      return null;
    }
    if (!(value instanceof Map<?, ?> inner)) {
      throw unfit(at + key, "block of keys");
    }
    return new ConfigReader(Yaml.asBlock(inner), at + key + ".", folder, environment);
  }

  private <T> T require(String key, @Nullable T value) {
    if (value == null) {
      throw missing(key);
    }
    return value;
  }

  private StoppedException missing(String key) {
    return Requirement.missing(at + key);
  }

  private <T> @Nullable T given(String key, Function<String, T> meaning) {
    String text = text(key);
    return text == null || text.isBlank() ? null : meaning.apply(text.strip());
  }

  private static String scalar(@Nullable Object value, String where) {
    if (!(value instanceof String text)) {
      throw unfit(where, "text");
    }
    return text;
  }

  private static Duration duration(String text, String where) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      throw Requirement.wrong(where, "'" + text + "' is not a time", HOW_TO_WRITE_A_TIME);
    }
    long amount = Long.parseLong(time.group(1));
    return switch (time.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  private static StoppedException unfit(String where, String expected) {
    return Requirement.wrong(
        where,
        "does not fit: a %s is expected".formatted(expected),
        "see docs/handover/configuration.md");
  }
}
