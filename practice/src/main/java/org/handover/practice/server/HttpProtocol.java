package org.handover.practice.server;

import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;

/// Tomcat's HTTP/1.1 over a [DrainingEndpoint]. Public because Tomcat creates it by name.
public final class HttpProtocol extends Http11NioProtocol {
  public HttpProtocol() {
    super(new DrainingEndpoint());
  }

  @Override
  protected Processor createProcessor() {
    return new HttpProcessor(this, adapter);
  }

  DrainingEndpoint endpoint() {
    return (DrainingEndpoint) getEndpoint();
  }
}
