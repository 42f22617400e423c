package org.handover.practice.web.v2.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handover.practice.web.Changes;
import org.handover.practice.web.Field;
import org.handover.practice.web.RowId;
import org.handover.practice.web.v2.Body;
import org.handover.practice.web.v2.Problem;
import org.handover.practice.web.v2.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a write takes. Fields that it does not know are ignored.
///
/// @param fields in the order in which mistakes are told
/// @param unique those that no two rows may share
public record Form(List<Field> fields, List<Unique> unique) {
  public Form {
    fields = List.copyOf(fields);
    unique = List.copyOf(unique);
  }

  public static Form of(List<Field> fields) {
    return new Form(fields, List.of());
  }

  /// POST: the values of a new row, defaults filled in.
  ///
  /// @throws ProblemException naming every invalid field
  public Changes create(Body body) {
    Source source = Source.of(body, false);
    return read(source, RowId.NONE, true, false);
  }

  /// PUT: required fields are required, and others stay where they are absent.
  ///
  /// @param self the row, which may keep what has to be unique
  public Changes replace(Body body, RowId self) {
    return read(Source.of(body, false), self, false, false);
  }

  /// PATCH: what is absent stays.
  public Changes change(Body body, RowId self) {
    return read(Source.of(body, true), self, false, true);
  }

  private Changes read(Source source, RowId self, boolean creating, boolean partial) {
    Changes changes = new Changes();
    Map<String, Object> errors = new LinkedHashMap<>();
    for (Field field : fields) {
      try {
        JsonNode value = source.get(field);
        if (value != null) {
          changes.put(field, checked(field, value, self));
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

  private @Nullable Object checked(Field field, JsonNode value, RowId self) {
    Object read = FieldReader.read(field, value);
    Optional<Unique> rule =
        unique.stream().filter(each -> each.field().equals(field.name())).findFirst();
    if (read instanceof String text && rule.isPresent() && rule.get().taken().test(text, self)) {
      throw Rejected.because(rule.get().message());
    }
    return read;
  }
}
