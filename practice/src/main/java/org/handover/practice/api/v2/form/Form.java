package org.handover.practice.api.v2.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handover.practice.api.Changes;
import org.handover.practice.api.Field;
import org.handover.practice.api.Principal;
import org.handover.practice.api.RowId;
import org.handover.practice.api.v2.Body;
import org.handover.practice.api.v2.Problem;
import org.handover.practice.api.v2.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a write takes. Fields that it does not know are ignored.
///
/// @param fields in the order in which mistakes are told
/// @param rules of text fields, in the order in which they are looked at
public record Form(List<Field> fields, List<Rule> rules) {
  public Form {
    fields = List.copyOf(fields);
    rules = List.copyOf(rules);
  }

  public static Form of(List<Field> fields) {
    return new Form(fields, List.of());
  }

  /// POST: the values of a new row, defaults filled in.
  ///
  /// @throws ProblemException naming every invalid field
  public Changes create(Body body) {
    return create(body, Principal.ANONYMOUS);
  }

  /// POST by someone.
  ///
  /// @param principal to whom rows may be hidden: they are refused in the words for rows that are
  ///   not there, along with whatever else is wrong
  public Changes create(Body body, Principal principal) {
    return read(Source.of(body, false), new Writer(RowId.NONE, principal), true, false);
  }

  /// PUT: required fields are required, and others stay where they are absent.
  ///
  /// @param self the row, which may keep what has to be unique
  public Changes replace(Body body, RowId self, Principal principal) {
    return read(Source.of(body, false), new Writer(self, principal), false, false);
  }

  /// PATCH: what is absent stays.
  public Changes change(Body body, RowId self, Principal principal) {
    return read(Source.of(body, true), new Writer(self, principal), false, true);
  }

  /// Who writes which row.
  private record Writer(RowId row, Principal principal) {}

  private Changes read(Source source, Writer writer, boolean creating, boolean partial) {
    Changes changes = new Changes();
    Map<String, Object> errors = new LinkedHashMap<>();
    for (Field field : fields) {
      try {
        JsonNode value = source.get(field);
        if (value != null) {
          changes.put(field, checked(field, value, writer));
        } else if (!partial && field.required()) {
          throw Rejected.because("This field is required.");
        } else if (creating) {
          changes.put(field, field.defaultValue());
        }
      } catch (Rejected rejected) {
        errors.put(field.name(), rejected.detail());
      }
    }
    if (!errors.isEmpty()) {
      throw new ProblemException(new Problem.Invalid(errors));
    }
    return changes;
  }

  private @Nullable Object checked(Field field, JsonNode value, Writer writer) {
    Object read = FieldReader.read(field, value, writer.principal());
    if (read instanceof String text) {
      for (Rule rule : rules) {
        if (rule.field().equals(field.name()) && rule.broken().test(text, writer.row())) {
          throw Rejected.because(rule.message());
        }
      }
    }
    return read;
  }
}
