package org.handover.practice.operations;

import java.io.IOException;
import java.time.Duration;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;

/// Tomcat's HTTP/1.1 over a [FrontDoor]. Public because Tomcat makes it by its name.
public final class HttpProtocol extends Http11NioProtocol {
  private final FrontDoor door;

  public HttpProtocol() {
    this(new FrontDoor());
  }

  private HttpProtocol(FrontDoor door) {
    super(door);
    this.door = door;
  }

  @Override
  protected Processor createProcessor() {
    return new HttpProcessor(this, adapter);
  }

  int openConnections() {
    return door.open();
  }

  /// From now on the answer to each request that comes says `Connection: close`.
  void closeAfterEachAnswer() {
    setMaxKeepAliveRequests(1);
  }

  /// Closes the connections on which a request has begun that long ago and is not all there yet.
  void endSlowHeads(long now, Duration limit) {
    door.endSlowHeads(now, limit);
  }

  /// Takes no more connections; those that were made by then are kept.
  void shut(Duration patience) throws IOException, InterruptedException {
    door.shut(patience);
  }
}
