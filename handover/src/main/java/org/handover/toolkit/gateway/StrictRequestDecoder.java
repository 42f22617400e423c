package org.handover.toolkit.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Decodes requests and refuses what a second parser behind this one could read differently
/// (request smuggling): folded headers, `Content-Length` beside `Transfer-Encoding`, NUL, a lone CR
/// or LF. Netty itself joins folded lines and drops the `Content-Length`.
///
/// A head that does not arrive in time closes the connection.
final class StrictRequestDecoder extends VertxHttpRequestDecoder {
  private final Duration headTimeout;
  private final HeadScanner scanner = new HeadScanner();
  private boolean inHead = true;
  private boolean refused;

  /// How many readable bytes the scanner has seen already.
  private int scanned;

  private @Nullable ScheduledFuture<?> deadline;

  StrictRequestDecoder(HttpServerOptions options, Duration headTimeout) {
    super(options);
    this.headTimeout = headTimeout;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
      throws Exception {
    if (refused) {
      in.skipBytes(in.readableBytes());
      return;
    }
    if (inHead) {
      String problem = scanner.scan(in, in.readerIndex() + scanned);
      if (problem != null) {
        refuse(problem, in, out);
        return;
      }
      scanned = scanner.isComplete() ? 0 : in.readableBytes();
    }
    int before = out.size();
    int readable = in.readableBytes();
    super.decode(context, in, out);
    if (inHead && !scanner.isComplete()) {
      scanned -= readable - in.readableBytes();
    }
    for (Object message : out.subList(before, out.size())) {
      follow(message);
    }
    watch(context);
  }

  private void follow(Object message) {
    if (message instanceof HttpRequest request) {
      inHead = false;
      screen(request);
      if (request.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
        // An answer of unknown length ends with the connection.
        request.headers().remove(HttpHeaders.CONNECTION);
      }
    }
    if (message instanceof LastHttpContent) {
      inHead = true;
      scanned = 0;
      scanner.reset();
    }
  }

  private void screen(HttpRequest request) {
    RefusedHead refusal =
        request.decoderResult().isSuccess() ? RequestScreen.refusal(request) : null;
    if (refusal != null) {
      request.setDecoderResult(DecoderResult.failure(refusal));
    }
    refused = !request.decoderResult().isSuccess();
  }

  private void refuse(String problem, ByteBuf in, List<Object> out) {
    refused = true;
    in.skipBytes(in.readableBytes());
    DefaultHttpRequest request =
        new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/", true);
    request.setDecoderResult(DecoderResult.failure(new RefusedHead(400, problem)));
    out.add(request);
  }

  /// Only a head in parts needs a timer.
  private void watch(ChannelHandlerContext context) {
    boolean partial = inHead && scanner.isBegun();
    if (partial && deadline == null) {
      deadline =
          context
              .executor()
              .schedule(
                  () -> {
                    ChannelFuture _ = context.close();
                  },
                  headTimeout.toMillis(),
                  TimeUnit.MILLISECONDS);
    } else if (!partial && deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }

  @Override
  protected void handlerRemoved0(ChannelHandlerContext context) throws Exception {
    cancel();
    super.handlerRemoved0(context);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    cancel();
    super.channelInactive(context);
  }

  private void cancel() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }

  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
    throw new RefusedHead(400, "Content-Length beside Transfer-Encoding");
  }
}
