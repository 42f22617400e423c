package org.handover.practice.web.v2;

import java.util.List;
import org.handover.practice.web.Access;
import org.handover.practice.web.Field;

/// What an [Endpoint] does for one method.
///
/// @param access who may; ANYONE means that a token is not even looked at
/// @param takes the fields of its body, as OPTIONS and the OpenAPI document name them
/// @param offers the media types that it can answer in, the default first
/// @param limit how often one may
public record Action(
    Access.Level access, Handler handler, List<Field> takes, List<String> offers, Limit limit) {
  /// The work of an action.
  public interface Handler {
    Answer handle(Request request);
  }

  public Action {
    takes = List.copyOf(takes);
    offers = List.copyOf(offers);
  }

  public static Action of(Access.Level access, Handler handler) {
    return new Action(access, handler, List.of(), List.of("application/json"), Limit.GENERAL);
  }

  public Action taking(List<? extends Field> fields) {
    return new Action(access, handler, List.copyOf(fields), offers, limit);
  }

  public Action offering(String... mediaTypes) {
    return new Action(access, handler, takes, List.of(mediaTypes), limit);
  }

  public Action limited(Limit to) {
    return new Action(access, handler, takes, offers, to);
  }
}
