package org.handover.toolkit.console;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;
import org.handover.toolkit.files.Sha256;

/// What lets a browser in: 256 random bits, made at the first start and kept in a file that only
/// its owner may read. The browser sends the token once and is known by a cookie from then on.
final class Token {
  private static final Pattern WRITTEN = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final int BYTES = 32;
  private static final int LONGEST = 200;

  private final String text;

  private Token(String text) {
    this.text = text;
  }

  /// Reads it, or makes it if there is none.
  ///
  /// @throws IOException also if others may read the file, or it holds something else
  static Token in(Path file) throws IOException {
    if (!Files.exists(file)) {
      make(file);
    }
    boolean shared =
        Files.getPosixFilePermissions(file).stream()
            .anyMatch(permission -> !permission.name().startsWith("OWNER"));
    if (shared) {
      throw new IOException(file + " may be read by others: chmod 600 it, or delete it");
    }
    String text = Files.size(file) > LONGEST ? "" : Files.readString(file).strip();
    if (!WRITTEN.matcher(text).matches()) {
      throw new IOException(file + " holds no token: delete it, and a new one is made");
    }
    return new Token(text);
  }

  private static void make(Path file) throws IOException {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n";
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    } catch (FileAlreadyExistsException e) {
      // Another console made it at the same time.
      if (!Files.exists(file)) {
        throw e;
      }
    }
  }

  /// In constant time.
  boolean is(String other) {
    return same(text, other);
  }

  /// In constant time.
  boolean isSession(String other) {
    return same(session(), other);
  }

  /// The cookie's value: it cannot be turned back into the token.
  String session() {
    return Sha256.of("handover console session " + text);
  }

  private static boolean same(String known, String other) {
    return MessageDigest.isEqual(
        known.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /// For the address that is printed once.
  String text() {
    return text;
  }

  @Override
  public String toString() {
    return "Token[…]";
  }
}
