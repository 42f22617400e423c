package org.handover.practice.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Over a real connection, whose client has sent its next request.
class ClientChannelTest {
  private final AtomicBoolean othersWait = new AtomicBoolean();
  private final ClientChannel channel =
      new ClientChannel(new SocketBufferHandler(64, 64, false), othersWait::get);
  private SocketChannel client;

  @BeforeEach
  void connect() throws IOException {
    try (ServerSocketChannel door = ServerSocketChannel.open()) {
      door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      client = SocketChannel.open(door.getLocalAddress());
      SocketChannel connection = door.accept();
      channel.reset(connection, new NioSocketWrapper(channel, new NioEndpoint()));
    }
    client.write(text("next"));
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    channel.close();
  }

  @Test
  void letsOthersFirstOnceItHasAnswered() throws IOException {
    othersWait.set(true);
    channel.write(text("answer"));

    assertThat(read()).isEmpty();
    assertThat(read()).isEqualTo("next");
  }

  @Test
  void goesOnWhenNobodyWaits() throws IOException {
    channel.write(text("answer"));

    assertThat(read()).isEqualTo("next");
  }

  @Test
  void readsARequestToItsEndWhoeverWaits() throws IOException {
    othersWait.set(true);

    assertThat(read()).isEqualTo("next");
  }

  @Test
  void isAsNewForTheConnectionAfter() throws IOException {
    othersWait.set(true);
    channel.write(text("answer"));
    channel.close();
    client.close();

    connect();

    assertThat(read()).isEqualTo("next");
  }

  private String read() throws IOException {
    ByteBuffer target = ByteBuffer.allocate(64);
    channel.read(target);
    return US_ASCII.decode(target.flip()).toString();
  }

  private static ByteBuffer text(String text) {
    return ByteBuffer.wrap(text.getBytes(US_ASCII));
  }
}
