package org.handover.practice.api.v2;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.handover.practice.api.Json;

/// What an [Action] answers.
public sealed interface Answer {
  int status();

  Map<String, String> headers();

  /// A JSON value.
  ///
  /// @param tagged whether it is a row or a list, which has an `ETag`
  record Value(int status, Json body, Map<String, String> headers, boolean tagged)
      implements Answer {
    public Value {
      headers = Map.copyOf(headers);
    }

    public Value with(String header, String value) {
      Map<String, String> more = new LinkedHashMap<>(headers);
      more.put(header, value);
      return new Value(status, body, more, tagged);
    }
  }

  /// A body of another type that is there as a whole, and has an `ETag`.
  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
  record Document(String mediaType, byte[] body, Map<String, String> headers) implements Answer {
    public Document {
      headers = Map.copyOf(headers);
    }

    @Override
    public int status() {
      return 200;
    }
  }

  /// No body.
  record Empty(int status, Map<String, String> headers) implements Answer {
    public Empty {
      headers = Map.copyOf(headers);
    }
  }

  /// A body of another type, written piece by piece as it comes about.
  record Stream(String mediaType, Map<String, String> headers, Writer writer) implements Answer {
    public Stream {
      headers = Map.copyOf(headers);
    }

    @Override
    public int status() {
      return 200;
    }
  }

  /// Writes a [Stream]'s body.
  interface Writer {
    void writeTo(OutputStream out) throws IOException;
  }

  /// 200 with a row or a list.
  static Value ok(Json body) {
    return new Value(200, body, Map.of(), true);
  }

  /// 200 with something that has no versions.
  static Value untagged(Json body) {
    return new Value(200, body, Map.of(), false);
  }

  /// 201 with the new row.
  ///
  /// @param url where it is from now on
  static Value created(Json body, String url) {
    return new Value(201, body, Map.of("Location", url), true);
  }

  /// A refusal that is no failure: whatever was done before it stays done.
  static Value refused(Problem problem) {
    return Problems.answer(problem);
  }

  static Empty noContent() {
    return new Empty(204, Map.of());
  }
}
