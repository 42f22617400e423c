package org.handover.toolkit.traffic;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/// The path that route rules see, as nginx's `$uri`: without query and fragment, percent escapes
/// decoded once, `//` merged, dot segments resolved. What is forwarded is the target as it came.
public final class NormalizedPath {
  private NormalizedPath() {}

  /// The path of a request's target.
  ///
  /// @param target of a request line, in origin form
  /// @return empty if it is no path, has a broken escape, holds NUL or climbs above the root
  public static Optional<String> of(String target) {
    int end = end(target);
    if (end == 0 || target.charAt(0) != '/') {
      return Optional.empty();
    }
    return decoded(target.substring(0, end)).flatMap(NormalizedPath::resolved);
  }

  private static int end(String target) {
    for (int i = 0; i < target.length(); i++) {
      if (target.charAt(i) == '?' || target.charAt(i) == '#') {
        return i;
      }
    }
    return target.length();
  }

  private static Optional<String> decoded(String path) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(path.length());
    byte[] raw = path.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < raw.length; i++) {
      int value = raw[i];
      if (value == '%') {
        int high = i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
        int low = i + 2 < raw.length ? Character.digit(raw[i + 2], 16) : -1;
        if (high < 0 || low < 0) {
          return Optional.empty();
        }
        value = high << 4 | low;
        i += 2;
      }
      if (value == 0) {
        return Optional.empty();
      }
      bytes.write(value);
    }
    return Optional.of(bytes.toString(StandardCharsets.UTF_8));
  }

  private static Optional<String> resolved(String path) {
    Deque<String> segments = new ArrayDeque<>();
    String[] all = path.split("/", -1);
    for (int i = 1; i < all.length; i++) {
      boolean last = i == all.length - 1;
      switch (all[i]) {
        case "" -> {
          if (last) {
            segments.addLast("");
          }
        }
        case "." -> {
          if (last) {
            segments.addLast("");
          }
        }
        case ".." -> {
          if (segments.pollLast() == null) {
            return Optional.empty();
          }
          if (last) {
            segments.addLast("");
          }
        }
        default -> segments.addLast(all[i]);
      }
    }
    return Optional.of(joined(segments.iterator()));
  }

  private static String joined(Iterator<String> segments) {
    StringBuilder path = new StringBuilder();
    segments.forEachRemaining(segment -> path.append('/').append(segment));
    return path.isEmpty() ? "/" : path.toString();
  }
}
