package org.handover.practice.api.v2;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.handover.practice.api.Access;
import org.handover.practice.api.Principal;
import org.handover.practice.api.RowId;

/// What an [Endpoint] does for one method.
///
/// @param access who may; ANYONE means that a token is not even looked at
/// @param offers the media types that it can answer in, the default first
/// @param limit how often one may
/// @param hasRow whether the row is there that a request is about, if it is about one
public record Action(
    Access.Level access,
    Operation operation,
    Handler handler,
    List<String> offers,
    Limit limit,
    Predicate<Request> hasRow) {
  /// The work of an action.
  public interface Handler {
    Answer handle(Request request);
  }

  public Action {
    offers = List.copyOf(offers);
  }

  public static Action of(Access.Level access, Operation operation, Handler handler) {
    List<String> json = List.of("application/json");
    return new Action(access, operation, handler, json, Limit.GENERAL, request -> true);
  }

  /// The same for another row than the path's, which it may know by the caller.
  public Action at(Function<Principal, RowId> row) {
    return new Action(
        access,
        operation,
        request -> handler.handle(request.at(row.apply(request.principal()))),
        offers,
        limit,
        request -> hasRow.test(request.at(row.apply(request.principal()))));
  }

  public Action offering(String... mediaTypes) {
    return new Action(access, operation, handler, List.of(mediaTypes), limit, hasRow);
  }

  public Action limited(Limit to) {
    return new Action(access, operation, handler, offers, to, hasRow);
  }

  public Action onRow(Predicate<Request> exists) {
    return new Action(access, operation, handler, offers, limit, exists);
  }
}
