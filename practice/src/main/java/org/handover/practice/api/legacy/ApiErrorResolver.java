package org.handover.practice.api.legacy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.handover.practice.api.ApiException;
import org.handover.practice.api.ErrorLog;
import org.handover.practice.api.Outage;
import org.handover.practice.api.Reply;
import org.handover.practice.api.ReplyWriter;
import org.handover.practice.api.StandingHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;

/// The one place where an exception becomes an answer. An expected one says what it carries; any
/// other is logged whole and answered with the contract's general error, which tells the client
/// nothing.
final class ApiErrorResolver implements HandlerExceptionResolver {
  private static final Logger LOG = LoggerFactory.getLogger(ApiErrorResolver.class);

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception exception) {
    if (exception instanceof AsyncRequestNotUsableException || response.isCommitted()) {
      return null;
    }
    try {
      StandingHeaders.startAnew(response);
      ReplyWriter.write(reply(request, exception), response);
    } catch (IOException clientHasGone) {
      LOG.debug("The client hung up before its answer", clientHasGone);
    }
    return new ModelAndView();
  }

  private static Reply reply(HttpServletRequest request, Exception exception) {
    return switch (exception) {
      case ApiException refused -> LegacyErrors.reply(refused.fault());
      case NoHandlerFoundException unknown -> LegacyErrors.NOT_FOUND;
      case HttpRequestMethodNotSupportedException other -> methodNotAllowed(other);
      case Exception down when Outage.is(down, request) -> unavailable(request, down);
      default -> {
        ErrorLog.failed(request, exception);
        yield LegacyErrors.INTERNAL;
      }
    };
  }

  private static Reply unavailable(HttpServletRequest request, Exception down) {
    ErrorLog.unavailable(request, down);
    return LegacyErrors.unavailable(Outage.RETRY_AFTER_SECONDS);
  }

  private static Reply methodNotAllowed(HttpRequestMethodNotSupportedException exception) {
    String[] supported = exception.getSupportedMethods();
    Set<String> allowed = supported == null ? new TreeSet<>() : new TreeSet<>(Set.of(supported));
    allowed.add("OPTIONS");
    if (allowed.contains("GET")) {
      allowed.add("HEAD");
    }
    return LegacyErrors.METHOD_NOT_ALLOWED.with(HttpHeaders.ALLOW, String.join(", ", allowed));
  }
}
