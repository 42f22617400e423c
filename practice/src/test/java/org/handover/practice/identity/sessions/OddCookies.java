package org.handover.practice.identity.sessions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.handover.practice.identity.tokens.TokenForge;

/// Cookie headers that a browser, an attacker or another program could send.
final class OddCookies {
  private static final long MONTH = 31 * 86_400;

  private final List<String> headers = new ArrayList<>();
  private final CookieForge forge;
  private final long now;

  private OddCookies(CookieForge forge, long now) {
    this.forge = forge;
    this.now = now;
  }

  static List<String> at(long now, String secret) {
    OddCookies odd = new OddCookies(new CookieForge(secret), now);
    odd.headers();
    odd.signatures();
    odd.times();
    odd.payloads();
    odd.remembered();
    return odd.headers;
  }

  private void headers() {
    String good = good();
    for (String header :
        new String[] {
          "",
          ";",
          " ; ;; ",
          "=",
          "session",
          "session=",
          "session=;",
          "a=b; session=G; c=d",
          "session=G;",
          "a=b;session=G",
          " session = G ; x",
          "session=G; session=bad",
          "session=bad; session=G",
          "session=; session=G",
          "session; session=G",
          "Session=G",
          "session=\"G\"",
          "session=\"G\" ; a=b",
          "session=\"G\"x",
          "session=\"G",
          "session=G\"",
          "session= \"G\"",
          "a=\"x;session=bad\"; session=G",
          "a=\"x;session=bad; session=G",
          "a=\"\\\";session=bad\"; session=G",
          "a=\"\\\\\"; session=G",
          "a=\"\\054\\073\\42\\400\\08\"; session=G",
          "a=\"\\\"; session=G",
          "a=\"\\",
          "a=\"",
          "a=\"\"",
          "a=\"a\"b\"; b=\"c\"",
          "a==b=c; =x; b",
          "a= b c ; \tb\t=\t\"\\303\\244\"\t",
          "ä=ö; session=G",
          "a=\u00ff\u00fe; b=\u00c3\u00a4",
          "a=1, session=G",
          "a=1,session=G",
          "session=G,x",
          "a=\"b\\\"c\\",
          "a=\"\\12",
          "a=\"\\128\\777\\377\"",
          "session=\"\\G\""
        }) {
      add(header.replace("G", good));
    }
  }

  private void signatures() {
    String good = good();
    int dot = good.lastIndexOf('.');
    addSession(good.substring(0, dot));
    addSession(good.substring(0, dot) + ".");
    addSession(good + "=");
    addSession(good + "=!more");
    addSession(good + "!*");
    addSession(good + "A");
    addSession(good.substring(0, good.length() - 2));
    addSession("x" + good);
    addSession("." + good);
    addSession(good.replaceFirst("^ey", "ex"));
    addSession(new CookieForge("another secret").session("{\"_user_id\":\"42\"}", now));
    addSession(forge.withSignature("eyJfdXNlcl9pZCI6IjQyIn0"));
    addSession(forge.withSignature("eyJfdXNlcl9pZCI6IjQyIn0."));
    addSession(forge.withSignature("eyJfdXNlcl9pZCI6IjQyIn0.A"));
    addSession(forge.withSignature("eyJfdXNlcl9pZCI6IjQyIn0.AAAAAAAAAAAAAAAA"));
    addSession(forge.withSignature(""));
    addSession("..");
    addSession(".");
    addSession("...");
  }

  private void times() {
    for (long age : new long[] {0, 1, 3600, MONTH - 1, MONTH, MONTH + 1, 2 * MONTH, now}) {
      addSession(forge.session("{\"_user_id\":\"42\"}", now - age));
    }
  }

  private void payloads() {
    for (String id :
        new String[] {
          "\"42\"",
          "42",
          "\"007\"",
          "0",
          "\"-1\"",
          "-1",
          "4.2",
          "true",
          "null",
          "\"\"",
          "\" 42\"",
          "\"abc\"",
          "\"٤٢\"",
          "[42]",
          "{\"a\":1}",
          "{\" t\":[42]}",
          "{\" b\":\"NDI=\"}",
          "\"" + "9".repeat(40) + "\""
        }) {
      addSession(forge.session("{\"_user_id\":" + id + ",\"_fresh\":true}", now));
    }
    addSession(forge.session("{}", now));
    addSession(forge.session("{\"_fresh\":false,\"_permanent\":true,\"user_id\":\"42\"}", now));
    addSession(forge.session("{\"_user_id\":\"1\",\"_user_id\":\"42\"}", now));
    addSession(
        forge.compressed("{\"_user_id\":\"42\",\"next\":\"" + "x".repeat(9000) + "\"}", now));
    byte[] more = CookieForge.deflated("{\"_user_id\":\"42\"}".getBytes(UTF_8));
    addSession(forge.signed("." + TokenForge.encode(Arrays.copyOf(more, more.length + 9)), now));
  }

  private void remembered() {
    String good = forge.remember("42");
    String other = "session=" + forge.session("{\"_user_id\":\"7\"}", now) + "; remember_token=";
    add("remember_token=" + good);
    add(other + good);
    add("remember_token=" + good + "; session=bad");
    add("session=" + forge.session("{\"_remember\":\"clear\"}", now) + "; remember_token=" + good);
    add("session=" + forge.session("{\"_remember\":\"set\"}", now) + "; remember_token=" + good);
    add("session=" + forge.session("{\"_user_id\":\"x\"}", now) + "; remember_token=" + good);
    add("remember_token=" + good.toUpperCase(Locale.ROOT));
    add("remember_token=" + good.replace("42|", "43|"));
    add("remember_token=" + good.replace("|", "||"));
    add("remember_token=" + good + "0");
    add("remember_token=42");
    add("remember_token=|");
    add("remember_token=");
    add("remember_token=\"" + good + "\"");
    add("remember_token=" + forge.remember("a|42"));
    add("remember_token=" + forge.remember("admin"));
    add("remember_token=" + forge.remember(""));
    add("remember_token=" + new CookieForge("another secret").remember("42"));
  }

  private String good() {
    return forge.session("{\"_user_id\":\"42\"}", now);
  }

  private void addSession(String cookie) {
    add("session=" + cookie);
  }

  private void add(String header) {
    headers.add(header);
  }
}
