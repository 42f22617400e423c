package org.handover.toolkit.gateway;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.UnixChannelOption;
import io.netty.util.concurrent.Future;
import io.vertx.core.impl.transports.EpollTransport;
import io.vertx.core.net.ClientOptionsBase;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.transport.Transport;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Vert.x on epoll with small buffers, and with its listeners at hand: so that they can be closed
/// alone, while the connections that they have accepted go on.
final class GatewayTransport extends EpollTransport implements Transport {
  private static final int SMALLEST_READ = 512;
  private static final int FIRST_READ = 2048;
  private static final int LARGEST_READ = 16_384;
  private static final WriteBufferWaterMark WRITE_QUEUE = new WriteBufferWaterMark(8_192, 32_768);

  private final List<Channel> listeners = new CopyOnWriteArrayList<>();

  /// Whether new listeners take over from those of another process.
  private final boolean takesOver;

  GatewayTransport(boolean takesOver) {
    this.takesOver = takesOver;
  }

  @Override
  public String name() {
    return "epoll";
  }

  @Override
  public boolean available() {
    return Epoll.isAvailable();
  }

  @Override
  public @Nullable Throwable unavailabilityCause() {
    return Epoll.unavailabilityCause();
  }

  @Override
  public io.vertx.core.spi.transport.Transport implementation() {
    return this;
  }

  @Override
  public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
    super.configure(options, domainSocket, bootstrap);
    bootstrap.childOption(ChannelOption.RCVBUF_ALLOCATOR, reads());
    bootstrap.childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WRITE_QUEUE);
    bootstrap.option(UnixChannelOption.SO_REUSEPORT, true);
    bootstrap.handler(new Opened());
  }

  @Override
  public void configure(
      ClientOptionsBase options, int connectTimeout, boolean domainSocket, Bootstrap bootstrap) {
    super.configure(options, connectTimeout, domainSocket, bootstrap);
    bootstrap.option(ChannelOption.RCVBUF_ALLOCATOR, reads());
    bootstrap.option(ChannelOption.WRITE_BUFFER_WATER_MARK, WRITE_QUEUE);
  }

  private static AdaptiveRecvByteBufAllocator reads() {
    return new AdaptiveRecvByteBufAllocator(SMALLEST_READ, FIRST_READ, LARGEST_READ);
  }

  /// Connections that were accepted go on.
  void closeListeners() {
    List<Future<?>> closed = listeners.stream().<Future<?>>map(Channel::close).toList();
    closed.forEach(Future::awaitUninterruptibly);
  }

  private final class Opened extends ChannelInboundHandlerAdapter {
    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
      listeners.add(context.channel());
      if (takesOver) {
        NewestListener.choose(context.channel());
      }
      super.channelActive(context);
    }
  }
}
