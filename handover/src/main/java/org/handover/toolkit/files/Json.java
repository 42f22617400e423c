package org.handover.toolkit.files;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Records as JSON: their components in order, nulls too, an enum as it calls itself, an instant in
/// ISO 8601.
///
/// By Gson: with Jackson, a command took a tenth of a second more before its first line of the
/// journal (ADR 0025).
public final class Json {
  private static final Gson COMPACT =
      new GsonBuilder()
          .serializeNulls()
          .disableHtmlEscaping()
          .setStrictness(Strictness.STRICT)
          .registerTypeAdapter(Instant.class, new InstantAdapter().nullSafe())
          .registerTypeAdapterFactory(new EnumAdapters())
          .create();

  private Json() {}

  public static String text(Object value) {
    return COMPACT.toJson(value);
  }

  /// Line by line, for people.
  public static String pretty(Object value) {
    return COMPACT.newBuilder().setPrettyPrinting().create().toJson(value);
  }

  public static JsonElement tree(Object value) {
    return COMPACT.toJsonTree(value);
  }

  /// What was written.
  ///
  /// @throws JsonParseException if it is no JSON, or says nothing that the type could hold
  public static <T> T read(String json, Class<T> type) {
    return read(json, TypeToken.get(type));
  }

  /// Names and texts.
  ///
  /// @throws JsonParseException if it is something else
  public static Map<String, String> texts(String json) {
    return read(json, new TypeToken<>() {});
  }

  private static <T> T read(String json, TypeToken<T> type) {
    T value;
    try {
      value = COMPACT.fromJson(json, type);
    } catch (JsonParseException e) {
      throw e;
    } catch (RuntimeException e) {
      // A record that refuses what it is made of.
      throw new JsonParseException(e.getMessage(), e);
    }
    if (value == null) {
      throw new JsonParseException("it is empty");
    }
    return value;
  }

  private static final class InstantAdapter extends TypeAdapter<Instant> {
    @Override
    public void write(JsonWriter out, Instant instant) throws IOException {
      out.value(instant.toString());
    }

    @Override
    public Instant read(JsonReader in) throws IOException {
      String text = in.nextString();
      try {
        return Instant.parse(text);
      } catch (DateTimeException e) {
        throw new JsonParseException("'" + text + "' is no instant", e);
      }
    }
  }

  /// By what they call themselves.
  private static final class EnumAdapters implements TypeAdapterFactory {
    @Override
    public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
      T[] constants = constants(type.getRawType());
      if (constants == null) {
        return null;
      }
      Map<String, T> byName = new HashMap<>();
      for (T constant : constants) {
        byName.put(constant.toString(), constant);
      }
      return new TypeAdapter<T>() {
        @Override
        public void write(JsonWriter out, T constant) throws IOException {
          out.value(constant.toString());
        }

        @Override
        public T read(JsonReader in) throws IOException {
          String name = in.nextString();
          T constant = byName.get(name);
          if (constant == null) {
            throw new JsonParseException("'" + name + "' is unknown");
          }
          return constant;
        }
      }.nullSafe();
    }

    @SuppressWarnings("unchecked")
    private static <T> T @Nullable [] constants(Class<? super T> type) {
      return (T[]) type.getEnumConstants();
    }
  }
}
