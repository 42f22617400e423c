package org.handover.toolkit.gateway.nginx;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.toolkit.step.Finding;

/// Whether an nginx is one that the contract of the gateways was proven on. Those before 1.21.1
/// take some requests that two parsers read differently.
final class NginxVersion {
  private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\..{0,40}");
  private static final int OLDEST = 1_022;

  private NginxVersion() {}

  static Finding proven(String version) {
    Matcher parts = VERSION.matcher(version);
    boolean known =
        parts.matches()
            && Integer.parseInt(parts.group(1)) * 1_000 + Integer.parseInt(parts.group(2))
                >= OLDEST;
    return known
        ? Finding.pass("version of nginx", version)
        : Finding.inconclusive(
            "version of nginx",
            "'%s' is older than what the gateway was proven on".formatted(version),
            "use nginx 1.22 or newer");
  }
}
