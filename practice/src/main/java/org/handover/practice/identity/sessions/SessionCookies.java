package org.handover.practice.identity.sessions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.handover.practice.identity.tokens.Hmac;
import org.handover.practice.identity.tokens.SubjectId;
import tools.jackson.databind.node.JsonNodeFactory;

/// The old site's cookies: Flask's signed `session`, and Flask-Login's `remember_token`. What is
/// unsigned, expired or unreadable counts as absent.
public final class SessionCookies {
  private static final String SESSION = "session";

  private static final Duration LIFE = Duration.ofDays(31);
  private static final Duration RENEWED_AFTER = Duration.ofDays(1);

  /// itsdangerous refuses a session from the future, be it by a second: ours are dated back by as
  /// much as the legacy backend's clock may be behind, and its own may be ahead by the other.
  private static final Duration DATED_BACK = Duration.ofSeconds(30);

  private static final Duration MAX_AHEAD = Duration.ofSeconds(60);

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Hmac sessionKey;
  private final Optional<Hmac> rememberKey;
  private final Clock clock;

  /// @param secret the legacy backend's `SECRET_KEY`
  public SessionCookies(String secret, Clock clock) {
    byte[] derived =
        new Hmac("HmacSHA1", secret.getBytes(UTF_8)).sign("cookie-session".getBytes(UTF_8));
    this.sessionKey = new Hmac("HmacSHA1", derived);
    this.rememberKey = RememberToken.key(secret);
    this.clock = clock;
  }

  /// The ids of users, as digits, that the cookies vouch for, in the order in which Flask-Login
  /// tries them: the remembered one counts where the session's names no user, or one who is gone.
  ///
  /// @param headers the values of the request's `Cookie` headers
  public List<String> userIds(List<String> headers) {
    RequestCookies cookies = new RequestCookies(headers);
    Optional<SignedSession> session = session(cookies);
    Optional<String> remembered =
        session.filter(SessionCookies::forgetsMe).isPresent()
            ? Optional.empty()
            : cookies
                .first("remember_token")
                .flatMap(token -> rememberKey.flatMap(key -> RememberToken.read(token, key)))
                .flatMap(SubjectId::of);
    return Stream.concat(
            session.flatMap(each -> SubjectId.of(each.data().get("_user_id"))).stream(),
            remembered.stream())
        .toList();
  }

  /// The value of a `session` cookie that signs the user in on either backend.
  ///
  /// @param permanent whether it lasts beyond the browser's own session
  public String mint(long userId, boolean permanent) {
    return SignedSession.sign(
        JsonNodeFactory.instance
            .objectNode()
            .put("_fresh", true)
            .put("_permanent", permanent)
            .put("_user_id", Long.toString(userId)),
        datedBack(),
        sessionKey);
  }

  /// A `Set-Cookie` value that carries a permanent session on, or empty when there is no need.
  /// Flask sends one with each response, so that no session lapses while its user is active; once a
  /// day is enough for that.
  Optional<String> renewed(List<String> headers) {
    Instant now = clock.instant();
    return session(new RequestCookies(headers))
        .filter(SessionCookies::isPermanent)
        .filter(session -> age(session) > RENEWED_AFTER.toSeconds())
        .map(session -> session.resign(datedBack(), sessionKey))
        .map(cookie ->
            "%s=%s; Expires=%s; HttpOnly; Path=/"
                .formatted(SESSION, cookie, HTTP_DATE.format(now.plus(LIFE))));
  }

  private Optional<SignedSession> session(RequestCookies cookies) {
    return cookies
        .first(SESSION)
        .flatMap(cookie -> SignedSession.read(cookie, sessionKey))
        .filter(session -> age(session) <= LIFE.toSeconds())
        .filter(session -> age(session) >= -MAX_AHEAD.toSeconds());
  }

  private long age(SignedSession session) {
    return clock.instant().getEpochSecond() - session.signedAt();
  }

  private long datedBack() {
    return clock.instant().minus(DATED_BACK).getEpochSecond();
  }

  private static boolean isPermanent(SignedSession session) {
    return session.data().path("_permanent").asBoolean(false);
  }

  /// Set by Flask-Login between signing out and taking the remembering cookie away.
  private static boolean forgetsMe(SignedSession session) {
    return session.data().path("_remember").asString("").equals("clear");
  }
}
