package org.handover.practice.api.v2;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/// Values of our own as JSON the way that DRF writes it: no blanks, and UTF-8 as it is.
public final class CompactJson {
  private static final JsonMapper MAPPER = new JsonMapper();

  private CompactJson() {}

  /// A lone surrogate, which has no UTF-8 form, comes out as `?`.
  public static byte[] write(Object value) {
    return MAPPER.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
