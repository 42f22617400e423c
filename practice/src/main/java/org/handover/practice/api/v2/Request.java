package org.handover.practice.api.v2;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.handover.practice.api.Principal;
import org.handover.practice.api.RequestBytes;
import org.handover.practice.api.RowId;
import org.jspecify.annotations.Nullable;

/// A request that has passed the checks of path, `Accept`, token, permission, throttle and method.
public final class Request {
  private final HttpServletRequest http;
  private final Services services;
  private final RowId id;
  private final Params params;
  private final Principal principal;
  private final String mediaType;
  private byte @Nullable [] bytes;

  /// What a request needs of the service around it.
  record Services(RequestBytes bytes, Origins origins, Committer committer) {
    Services committing(Committer other) {
      return new Services(bytes, origins, other);
    }
  }

  Request(
      HttpServletRequest http,
      Services services,
      RowId id,
      Params params,
      Principal principal,
      String mediaType) {
    this.http = http;
    this.services = services;
    this.id = id;
    this.params = params;
    this.principal = principal;
    this.mediaType = mediaType;
  }

  /// The id in the path.
  public RowId id() {
    return id;
  }

  /// The same request, for the row of another id.
  public Request at(RowId other) {
    return with(services, other);
  }

  Request committing(Committer committer) {
    return with(services.committing(committer), id);
  }

  private Request with(Services otherServices, RowId otherId) {
    Request copy = new Request(http, otherServices, otherId, params, principal, mediaType);
    copy.bytes = bytes;
    return copy;
  }

  public Principal principal() {
    return principal;
  }

  /// Of the query string.
  public Params params() {
    return params;
  }

  /// The media type that the client accepts, of those that the action offers.
  public String mediaType() {
    return mediaType;
  }

  /// The values of a header that may come several times.
  public List<String> headers(String name) {
    return Collections.list(http.getHeaders(name));
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(http.getHeader(name));
  }

  String method() {
    return http.getMethod();
  }

  String path() {
    return http.getRequestURI();
  }

  /// The address that the client asked from.
  public String clientAddress() {
    return services.origins().client(http);
  }

  /// What was sent. The first call reads it.
  ///
  /// @throws ProblemException where its type or its form is not one that is taken
  public Body body() {
    return BodyParser.parse(http.getContentType(), bytes());
  }

  byte[] bytes() {
    byte[] read = bytes;
    if (read == null) {
      try {
        read = services.bytes().read(http);
      } catch (IOException clientHasGone) {
        throw new UncheckedIOException(clientHasGone);
      }
      bytes = read;
    }
    return read;
  }

  /// The URL of a path below `/api/v2/`, as this client reaches it: `url("scenarios/1/")`.
  public String url(String path) {
    return services.origins().base(http) + Routes.PREFIX + path;
  }

  /// The URL of this request without its query.
  public String url() {
    return services.origins().base(http) + http.getRequestURI();
  }

  /// Does the effect of a write: in one transaction, and where the client sends an idempotency key
  /// once for all requests with that key. What takes long, such as hashing a password, belongs
  /// before it.
  public Answer commit(Supplier<? extends Answer> effect) {
    return services.committer().commit(this, effect);
  }
}
