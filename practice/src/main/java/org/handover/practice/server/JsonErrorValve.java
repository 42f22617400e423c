package org.handover.practice.server;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.handover.practice.api.Reply;
import org.handover.practice.api.ReplyWriter;
import org.handover.practice.api.StandingHeaders;
import org.jspecify.annotations.Nullable;

/// Answers where Tomcat refuses a request by itself, in the shape of the API that was asked: a page
/// of Tomcat's own would be HTML. Public because Tomcat makes it by its name.
public final class JsonErrorValve extends ErrorReportValve {
  /// An attribute of a request whose head is no HTTP. Else a 400 of Tomcat's is of the target.
  public static final String HEAD_REFUSED = JsonErrorValve.class.getName() + ".head";

  @Override
  protected void report(Request request, Response response, @Nullable Throwable throwable) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    // A target that cannot be decoded leads nowhere.
    boolean badTarget = status == 400 && request.getAttribute(HEAD_REFUSED) == null;
    write(response, ServerRefusal.reply(badTarget ? 404 : status, request.getRequestURI()));
  }

  private void write(Response response, Reply reply) {
    try {
      StandingHeaders.set(response);
      ReplyWriter.write(reply, response);
      response.finishResponse();
    } catch (IOException | IllegalStateException clientHasGone) {
      getContainer().getLogger().debug("No answer could be written", clientHasGone);
    }
  }
}
