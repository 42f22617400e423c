package org.handover.toolkit.parity;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A stream that may never end, as standard input is: it ends when it is told to, even while it
/// waits.
final class StoppableInput extends InputStream {
  private static final int BLOCKS = 16;
  private static final byte[] END = new byte[0];

  private final BlockingQueue<byte[]> blocks = new ArrayBlockingQueue<>(BLOCKS);
  private final BooleanSupplier stopped;
  private byte[] block = END;
  private int at;
  private boolean ended;
  private volatile @Nullable IOException failure;

  StoppableInput(InputStream source, BooleanSupplier stopped) {
    this.stopped = stopped;
    Thread.ofPlatform().daemon().name("standard input").start(() -> copy(source));
  }

  private void copy(InputStream source) {
    byte[] buffer = new byte[1 << 14];
    try {
      for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
        if (read > 0) {
          blocks.put(Arrays.copyOf(buffer, read));
        }
      }
      blocks.put(END);
    } catch (IOException e) {
      failure = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (!filled()) {
      return -1;
    }
    int copied = Math.min(length, block.length - at);
    System.arraycopy(block, at, to, offset, copied);
    at += copied;
    return copied;
  }

  private boolean filled() throws IOException {
    while (at >= block.length) {
      if (ended || stopped.getAsBoolean()) {
        return false;
      }
      byte[] next = polled();
      if (next != null) {
        block = next;
        at = 0;
        ended = next.length == 0;
      } else if (failure != null) {
        throw new IOException(failure);
      }
    }
    return true;
  }

  private byte @Nullable [] polled() throws IOException {
    try {
      return blocks.poll(200, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
