package org.handover.practice.api.v2;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handover.practice.api.Field;
import org.handover.practice.api.Role;

/// What documents tell of an [Action]: OPTIONS, and the OpenAPI document.
///
/// @param summary in a few words: `List scenarios`
/// @param parameters of the query
/// @param takes the fields of the body
/// @param fields what OPTIONS tells of the row, by the name of each field, to someone of a role
/// @param status of success
/// @param answers the body of success; [Schema#NONE] where there is none
/// @param refusals statuses that follow from nothing else which is known of the action
/// @param events of an event stream: what the data of each is, by its name
public record Operation(
    String summary,
    List<Parameter> parameters,
    List<Field> takes,
    Function<Role, Map<String, ?>> fields,
    int status,
    Schema answers,
    Set<Integer> refusals,
    Map<String, Schema> events) {
  /// One parameter of a query.
  ///
  /// @param schema as JSON Schema
  public record Parameter(String name, String description, Map<String, Object> schema) {
    public Parameter {
      schema = Map.copyOf(schema);
    }

    public static Parameter text(String name, String description) {
      return new Parameter(name, description, Map.of("type", "string"));
    }

    public static Parameter integer(String name, String description) {
      return new Parameter(name, description, Map.of("type", "integer"));
    }
  }

  public Operation {
    parameters = List.copyOf(parameters);
    takes = List.copyOf(takes);
    refusals = Set.copyOf(refusals);
    events = Map.copyOf(events);
  }

  /// An operation without parameters that answers 200.
  public static Operation of(String summary, Schema answers) {
    return new Operation(
        summary, List.of(), List.of(), role -> Map.of(), 200, answers, Set.of(), Map.of());
  }

  public Operation asking(List<Parameter> query) {
    return new Operation(summary, query, takes, fields, status, answers, refusals, events);
  }

  /// With a body whose fields are all there is to tell.
  public Operation taking(List<Field> body) {
    Map<String, ?> infos = FieldInfo.of(body);
    return new Operation(
        summary, parameters, body, role -> infos, status, answers, refusals, events);
  }

  /// With a body that writes a row.
  public Operation writing(List<Field> body, Function<Role, Map<String, ?>> row) {
    return new Operation(summary, parameters, body, row, status, answers, refusals, events);
  }

  public Operation answering(int success) {
    return new Operation(summary, parameters, takes, fields, success, answers, refusals, events);
  }

  /// That may also end with these statuses.
  public Operation refusing(Integer... statuses) {
    Set<Integer> more = Arrays.stream(statuses).collect(Collectors.toSet());
    return new Operation(summary, parameters, takes, fields, status, answers, more, events);
  }

  /// That may answer with a stream of events.
  public Operation streaming(Map<String, Schema> data) {
    return new Operation(summary, parameters, takes, fields, status, answers, refusals, data);
  }
}
