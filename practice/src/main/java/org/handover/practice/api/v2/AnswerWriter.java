package org.handover.practice.api.v2;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.handover.practice.api.Outage;
import org.handover.practice.api.StandingHeaders;

/// Writes an [Answer]: with its version, or without a body where the client has that version.
final class AnswerWriter {
  private AnswerWriter() {}

  static void write(Answer answer, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Thread.interrupted(); // an interruption by the deadline comes too late
    response.setStatus(answer.status());
    StandingHeaders.vary(response, "Accept");
    answer.headers().forEach(response::setHeader);
    Outage.advise(answer.status(), response);
    switch (answer) {
      case Answer.Value value ->
          write("application/json", value.body().bytes(), value.tagged(), request, response);
      case Answer.Document document ->
          write(document.mediaType(), document.body(), true, request, response);
      case Answer.Stream stream -> {
        response.setHeader("Content-Type", stream.mediaType());
        if (!isHead(request)) {
          stream.writer().writeTo(response.getOutputStream());
        }
      }
      case Answer.Empty empty -> {
        if (empty.status() != HttpServletResponse.SC_NO_CONTENT) {
          response.setContentLength(0);
        }
      }
    }
  }

  private static void write(
      String mediaType,
      byte[] body,
      boolean tagged,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    if (tagged) {
      String tag = EntityTag.of(body);
      response.setHeader("ETag", tag);
      if (isRead(request)
          && EntityTag.isAmong(Collections.list(request.getHeaders("If-None-Match")), tag)) {
        response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        return;
      }
    }
    response.setHeader("Content-Type", mediaType);
    response.setContentLength(body.length);
    if (!isHead(request)) {
      response.getOutputStream().write(body);
    }
  }

  private static boolean isRead(HttpServletRequest request) {
    return request.getMethod().equals("GET") || isHead(request);
  }

  private static boolean isHead(HttpServletRequest request) {
    return request.getMethod().equals("HEAD");
  }
}
