package org.handover.toolkit.gateway.nginx;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// Values of `handover.yml` as parts of an nginx configuration. nginx has no escape for `$`, and a
/// quote, a backslash or a line end could end a value: what holds one of them is refused.
final class NginxText {
  private static final Pattern UNSAFE = Pattern.compile("[\"'\\\\$`\\x00-\\x1f\\x7f]");
  private static final Pattern NETWORK = Pattern.compile("[0-9a-fA-F:.]{2,45}(/\\d{1,3})?");
  private static final Pattern COOKIE = Pattern.compile("[A-Za-z0-9_.-]{1,100}");
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9.-]{1,253}|\\[[0-9a-fA-F:.]{2,45}]");
  private static final Pattern LOCATION = Pattern.compile("/[A-Za-z0-9._~/-]{0,200}");

  private NginxText() {}

  /// In quotes, as nginx reads it.
  ///
  /// @param key of `handover.yml`
  static String quoted(String key, Path path) {
    return quoted(key, path, "");
  }

  /// @param ours put behind the path: what may hold variables
  static String quoted(String key, Path path, String ours) {
    if (UNSAFE.matcher(path.toString()).find()) {
      throw refused(key, "holds a quote, a backslash, a $ or a control character");
    }
    return '"' + path.toString() + ours + '"';
  }

  /// An address or a range of a proxy.
  static String network(String text) {
    return fitting(NETWORK, text, "gateway.trusted-proxies", "10.0.0.0/8");
  }

  static String cookieName(String text) {
    return fitting(COOKIE, text, "gateway.session-cookie", "session");
  }

  /// A host name or an address, an IPv6 one in brackets.
  static String host(String key, String text) {
    return fitting(HOST, text, key, "http://127.0.0.1:5000");
  }

  static String location(String text) {
    return fitting(LOCATION, text, "gateway.nginx.locations", "/api/");
  }

  private static String fitting(Pattern pattern, String text, String key, String example) {
    if (!pattern.matcher(text).matches()) {
      throw refused(
          key, "holds a value that has no place in an nginx file; write it like " + example);
    }
    return text;
  }

  private static StoppedException refused(String key, String what) {
    return new StoppedException(
        new Fault.Misconfigured(
            "handover.yml: " + key,
            what,
            "see docs/handover/configuration.md; nothing was written"));
  }
}
