package org.handover.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import org.handover.practice.openapi.OpenApiTraffic;
import org.handover.toolkit.parity.play.Witness;
import org.handover.toolkit.wire.Header;
import org.handover.toolkit.wire.RawRequest;
import org.handover.toolkit.wire.RawResponse;
import org.jspecify.annotations.Nullable;

/// Holds each answer of a play against the OpenAPI document.
final class DocumentWitness implements Witness {
  private final OpenApiTraffic traffic;
  private final String legacy;

  /// @param legacy what the document's check calls the old backend
  DocumentWitness(String legacy) throws IOException {
    this.traffic = OpenApiTraffic.read();
    this.legacy = legacy;
  }

  @Override
  public void saw(String backend, RawRequest request, RawResponse answer) {
    byte @Nullable [] body = request.body();
    traffic.saw(
        backend.equals("legacy") ? legacy : backend,
        org.handover.practice.rawhttp.RawRequest.of(
            request.method(),
            request.target(),
            headers(request.headers()),
            body == null ? "" : new String(body, UTF_8)),
        new org.handover.practice.rawhttp.RawResponse(
            answer.status(), headers(answer.headers()), answer.body()));
  }

  private static List<org.handover.practice.rawhttp.Header> headers(List<Header> headers) {
    return headers.stream()
        .map(h -> new org.handover.practice.rawhttp.Header(h.name(), h.value()))
        .toList();
  }

  void check() {
    traffic.check();
  }
}
