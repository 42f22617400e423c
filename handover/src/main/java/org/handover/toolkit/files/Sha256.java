package org.handover.toolkit.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A sum that grows.
public final class Sha256 {
  private static final int CHUNK = 1 << 16;

  private final MessageDigest digest;

  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  public static String of(byte[] bytes) {
    return new Sha256().add(bytes, bytes.length).hex();
  }

  public static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  private Sha256 add(byte[] bytes, int length) {
    digest.update(bytes, 0, length);
    return this;
  }

  /// All that is left in the stream, however much that is.
  ///
  /// @return how many bytes that was
  /// @throws InterruptedIOException if the thread is interrupted meanwhile
  public long add(InputStream bytes) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long count = 0;
    for (int read = bytes.read(chunk); read >= 0; read = bytes.read(chunk)) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException();
      }
      add(chunk, read);
      count += read;
    }
    return count;
  }

  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
