package org.handover.toolkit.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// The headers that go to a backend and come back from it.
final class ForwardedHeaders {
  static final String REQUEST_ID = "x-request-id";
  private static final String FORWARDED = "forwarded";
  private static final int LONGEST_ID = 128;

  /// Of one connection only (RFC 9110, 7.6.1).
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "proxy-authenticate",
          "proxy-authorization",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /// Told anew, or not believed.
  private static final Set<String> OURS =
      Set.of("expect", "forwarded", "x-real-ip", REQUEST_ID, Client.FOR, Client.PROTO, Client.HOST);

  private ForwardedHeaders() {}

  /// The client's own id if it is a plain one.
  static String id(MultiMap headers) {
    String id = headers.get(REQUEST_ID);
    return id != null && isPlain(id) ? id : made();
  }

  /// It names a request and protects nothing: it has to be unique and cheap.
  private static String made() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private static boolean isPlain(String id) {
    if (id.isEmpty() || id.length() > LONGEST_ID) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (!RequestScreen.isAlphanumeric(c) && "-_.:+/=@".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /// @param upgrade the protocol that the client wants to change to, or null
  static void fill(MultiMap to, MultiMap from, Client client, String id, @Nullable String upgrade) {
    Set<String> named = named(from);
    for (Map.Entry<String, String> header : from) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (isForwarded(name, named, client)) {
        to.add(header.getKey(), header.getValue());
      }
    }
    to.set(REQUEST_ID, id);
    to.set("x-real-ip", client.address());
    to.set(Client.FOR, appended(from, Client.FOR, client, client.peer()));
    to.set(Client.PROTO, client.scheme());
    if (client.host() != null) {
      to.set(Client.HOST, client.host());
    }
    to.set(FORWARDED, appended(from, FORWARDED, client, client.forwarded()));
    if (upgrade != null) {
      to.set(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE);
      to.set(HttpHeaders.UPGRADE, upgrade);
    }
  }

  private static boolean isForwarded(String name, Set<String> named, Client client) {
    // To a WSGI server, X_Forwarded_For is X-Forwarded-For.
    return !HOP_BY_HOP.contains(name)
        && !OURS.contains(name)
        && !named.contains(name)
        && name.indexOf('_') < 0
        && (client.trusted() || !name.startsWith("x-forwarded-"));
  }

  private static String appended(MultiMap from, String name, Client client, String last) {
    List<String> before = client.trusted() ? from.getAll(name) : List.of();
    return before.isEmpty() ? last : String.join(", ", before) + ", " + last;
  }

  /// The headers of an answer, for the client.
  static void copyAnswer(MultiMap to, MultiMap from) {
    Set<String> named = named(from);
    for (Map.Entry<String, String> header : from) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (!HOP_BY_HOP.contains(name) && !named.contains(name)) {
        to.add(header.getKey(), header.getValue());
      }
    }
  }

  /// What `Connection` names is of this connection only. It cannot take away what we tell.
  private static Set<String> named(MultiMap headers) {
    List<String> lists = headers.getAll(HttpHeaders.CONNECTION);
    if (lists.isEmpty()) {
      return Set.of();
    }
    Set<String> names = new HashSet<>();
    for (String name : String.join(",", lists).split(",", 64)) {
      names.add(name.strip().toLowerCase(Locale.ROOT));
    }
    // Nor what frames a message or says who asks.
    names.removeAll(Set.of("host", "content-length", "cookie", "authorization"));
    return names;
  }
}
