package org.handover.toolkit.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.handover.toolkit.traffic.Backend;
import org.handover.toolkit.wire.Header;
import org.handover.toolkit.wire.RawRequest;
import org.handover.toolkit.wire.RawResponse;
import org.jspecify.annotations.Nullable;

/// Keeps a copy of one live answer while it passes to the client, on the worker's event loop.
final class MirrorCapture {
  /// Bytes of one answer. Of a longer one nothing is kept, and both backends are asked.
  static final int LARGEST = 128 << 10;

  private final Mirror mirror;
  private final RawRequest request;
  private int status;
  private List<Header> headers = List.of();
  private @Nullable Buffer body;

  /// @param kept whether the answer is, too
  MirrorCapture(Mirror mirror, RawRequest request, boolean kept) {
    this.mirror = mirror;
    this.request = request;
    this.body = kept ? Buffer.buffer() : null;
  }

  void head(int answered, MultiMap with) {
    status = answered;
    if (with.contains("Content-Encoding")) {
      drop();
    } else if (body != null) {
      headers =
          with.entries().stream().map(one -> new Header(one.getKey(), one.getValue())).toList();
    }
  }

  void piece(Buffer piece) {
    if (body == null) {
      return;
    }
    if (body.length() + piece.length() > LARGEST) {
      drop();
    } else {
      body.appendBuffer(piece);
    }
  }

  private void drop() {
    if (body != null) {
      body = null;
      mirror.released();
    }
  }

  /// The client has all of it.
  void complete(Backend backend) {
    MirroredRead.LiveAnswer live =
        body == null
            ? null
            : new MirroredRead.LiveAnswer(
                backend, new RawResponse(status, headers, body.getBytes()));
    mirror.reads().accept(new MirroredRead(request, live));
  }

  /// Exactly once, however the exchange ended.
  void close() {
    drop();
  }
}
