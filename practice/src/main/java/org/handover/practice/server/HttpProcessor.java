package org.handover.practice.server;

import org.apache.coyote.Adapter;
import org.apache.coyote.Constants;
import org.apache.coyote.ErrorState;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;

/// Tells a head that is too large from one that is malformed: 414 where its first line is, 431
/// where its fields are. To Tomcat all of them are 400.
final class HttpProcessor extends Http11Processor {
  /// Tomcat has no exception of its own for it, only its own words.
  private static final String TOO_LARGE =
      StringManager.getManager(Http11InputBuffer.class)
          .getString("iib.requestheadertoolarge.error");

  private static final String DECIDED = HttpProcessor.class.getName();

  HttpProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter) {
    super(protocol, adapter);
  }

  /// What has been decided stays: Tomcat goes on to miss what it has not read, such as the host.
  @Override
  protected void setErrorState(ErrorState state, @Nullable Throwable cause) {
    super.setErrorState(state, cause);
    int stage = request.getRequestProcessor().getStage();
    if (stage == Constants.STAGE_PARSE || stage == Constants.STAGE_PREPARE) {
      request.setAttribute(JsonErrorValve.HEAD_REFUSED, true);
    }
    if (stage == Constants.STAGE_PARSE && isTooLarge(cause)) {
      request.setAttribute(DECIDED, request.requestURI().isNull() ? 414 : 431);
    }
    if (request.getAttribute(DECIDED) instanceof Integer status) {
      response.setStatus(status);
    }
  }

  /// Of too many fields Tomcat's list of them says so: nothing else in a head is an illegal state.
  private static boolean isTooLarge(@Nullable Throwable cause) {
    return cause instanceof IllegalStateException
        || (cause instanceof IllegalArgumentException && TOO_LARGE.equals(cause.getMessage()));
  }
}
