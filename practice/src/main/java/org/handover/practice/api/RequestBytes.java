package org.handover.practice.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Reads the body of a request. Never holds more than the limit, and never waits longer than the
/// deadline however slowly the client sends: the connector bounds each read, this bounds their sum.
@Component
public final class RequestBytes {
  private final BodySettings settings;
  private final BodyBudget budget;

  RequestBytes(Environment environment, BodyBudget budget) {
    this.budget = budget;
    settings = BodySettings.from(environment);
  }

  /// The whole body.
  ///
  /// @throws ApiException where the body is too large or too slow, where there are too many like
  ///   it, or where the request was broken off meanwhile
  public byte[] read(HttpServletRequest request) throws IOException {
    int limit = settings.maxBodyBytes();
    if (request.getContentLengthLong() > limit) {
      throw new ApiException(new ApiError.BodyTooLarge(limit));
    }
    long giveUpAt = System.nanoTime() + settings.bodyDeadline().toNanos();
    ByteArrayOutputStream body = new ByteArrayOutputStream(1024);
    byte[] buffer = new byte[8192];
    int paid = BodyBudget.PORTION;
    InputStream in = request.getInputStream();
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      body.write(buffer, 0, read);
      if (body.size() > limit) {
        throw new ApiException(new ApiError.BodyTooLarge(limit));
      }
      for (; body.size() > paid; paid += BodyBudget.PORTION) {
        budget.take(request);
      }
      if (System.nanoTime() - giveUpAt > 0) {
        throw new ApiException(new ApiError.BodyTooSlow());
      }
    }
    // Waiting for the client has used an interrupt up: nothing else would stop the request now.
    if (Outage.isOverdue(request)) {
      throw new ApiException(new ApiError.Overloaded(Outage.RETRY_AFTER_SECONDS));
    }
    return body.toByteArray();
  }
}
