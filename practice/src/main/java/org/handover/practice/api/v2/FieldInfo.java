package org.handover.practice.api.v2;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.handover.practice.api.Field;

/// What OPTIONS tells of a field, in the members and words of DRF's `SimpleMetadata`.
public final class FieldInfo {
  private FieldInfo() {}

  /// Of each field by its name.
  public static Map<String, Map<String, Object>> of(List<Field> fields) {
    Map<String, Map<String, Object>> infos = new LinkedHashMap<>();
    fields.forEach(field -> infos.put(field.name(), of(field)));
    return infos;
  }

  /// Of one that a write takes.
  public static Map<String, Object> of(Field field) {
    Map<String, Object> info = base(type(field), field.required(), false, label(field.name()));
    switch (field) {
      case Field.Text f -> addMaxLength(f.maxLength(), info);
      case Field.Secret f -> {
        if (f.fresh()) {
          info.put("min_length", Field.Secret.MIN_LENGTH);
        }
      }
      case Field.Choice f -> info.put("choices", f.choices().stream().map(FieldInfo::of).toList());
      case Field.Whole f -> addBounds(f.min(), f.max(), info);
      case Field.Decimal f -> addBounds((int) f.min(), (int) f.max(), info);
      case Field.Names f -> info.put("child", child(f));
      case Field.Flag f -> {}
      case Field.Reference f -> {}
      case Field.Document f -> {}
    }
    return info;
  }

  /// Of one that is only read.
  ///
  /// @param type DRF's word: `integer`, `datetime`
  public static Map<String, Object> readOnly(String name, String type) {
    return base(type, false, true, label(name));
  }

  private static Map<String, Object> base(
      String type, boolean required, boolean readOnly, String label) {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("type", type);
    info.put("required", required);
    info.put("read_only", readOnly);
    info.put("label", label);
    return info;
  }

  private static String type(Field field) {
    return switch (field) {
      case Field.Text f -> "string";
      case Field.Secret f -> "string";
      case Field.Choice f -> "choice";
      case Field.Flag f -> "boolean";
      case Field.Whole f -> "integer";
      case Field.Decimal f -> "float";
      case Field.Reference f -> "field";
      case Field.Document f -> "field";
      case Field.Names f -> "list";
    };
  }

  private static Map<String, Object> of(String choice) {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("value", choice);
    info.put("display_name", capitalized(choice));
    return info;
  }

  private static Map<String, Object> child(Field.Names field) {
    Map<String, Object> child = base("string", true, false, "");
    child.remove("label");
    addMaxLength(field.maxLength(), child);
    return child;
  }

  private static void addMaxLength(int maxLength, Map<String, Object> info) {
    if (maxLength != Field.UNBOUNDED) {
      info.put("max_length", maxLength);
    }
  }

  private static void addBounds(int min, int max, Map<String, Object> info) {
    info.put("min_value", min);
    info.put("max_value", max);
  }

  private static String label(String name) {
    return name.equals("id") ? "ID" : capitalized(name.replace('_', ' '));
  }

  private static String capitalized(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
