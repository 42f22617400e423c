package org.handover.practice.web.v2;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;

/// Writes an [Answer]: with its version, or without a body where the client has that version.
final class AnswerWriter {
  private AnswerWriter() {}

  static void write(Answer answer, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(answer.status());
    response.setHeader("Vary", "Accept");
    answer.headers().forEach(response::setHeader);
    switch (answer) {
      case Answer.Value value -> write(value, request, response);
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
      Answer.Value value, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (value.tagged()) {
      String tag = EntityTag.of(value.body());
      response.setHeader("ETag", tag);
      if (isRead(request)
          && EntityTag.isAmong(Collections.list(request.getHeaders("If-None-Match")), tag)) {
        response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        return;
      }
    }
    response.setHeader("Content-Type", "application/json");
    response.setContentLength(value.body().length());
    if (!isHead(request)) {
      value.body().writeTo(response.getOutputStream());
    }
  }

  private static boolean isRead(HttpServletRequest request) {
    return request.getMethod().equals("GET") || isHead(request);
  }

  private static boolean isHead(HttpServletRequest request) {
    return request.getMethod().equals("HEAD");
  }
}
