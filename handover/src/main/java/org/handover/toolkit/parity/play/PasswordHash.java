package org.handover.toolkit.parity.play;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/// A PBKDF2 hash as Werkzeug (`pbkdf2:sha256:ROUNDS$SALT$HEX`) or Django
/// (`pbkdf2_sha256$ROUNDS$SALT$BASE64`) writes it, or Werkzeug's scrypt (`scrypt:N:R:P$SALT$HEX`).
///
/// @param rounds scrypt's N
/// @param scrypt null: PBKDF2
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
public record PasswordHash(
    String format, int rounds, String salt, byte[] hash, @Nullable Scrypt scrypt) {
  private static final Pattern WERKZEUG =
      Pattern.compile("pbkdf2:sha(256|512):(\\d{1,8})\\$([^$]{1,200})\\$((?:[0-9a-f]{2}){16,64})");
  private static final Pattern DJANGO =
      Pattern.compile(
          "pbkdf2_sha(256|512)\\$(\\d{1,8})\\$([^$]{1,200})\\$([A-Za-z0-9+/]{20,90}={0,2})");

  private static final Pattern SCRYPT =
      Pattern.compile(
          "scrypt:(\\d{1,7}):(\\d{1,2}):(\\d{1,2})\\$([^$]{1,200})\\$((?:[0-9a-f]{2}){16,64})");

  /// 128 MB, and as many steps as a login may take.
  private static final long DEAREST = 1L << 20;

  public static Optional<PasswordHash> parse(String text) {
    Matcher werkzeug = WERKZEUG.matcher(text);
    if (werkzeug.matches()) {
      return Optional.of(of("werkzeug", werkzeug, HexFormat.of().parseHex(werkzeug.group(4))));
    }
    Matcher scrypt = SCRYPT.matcher(text);
    if (scrypt.matches()) {
      return scrypt(scrypt);
    }
    Matcher django = DJANGO.matcher(text);
    return django.matches()
        ? Optional.of(of("django", django, Base64.getDecoder().decode(django.group(4))))
        : Optional.empty();
  }

  private static PasswordHash of(String family, Matcher parts, byte[] hash) {
    String format = family + " " + parts.group(1);
    return new PasswordHash(format, Integer.parseInt(parts.group(2)), parts.group(3), hash, null);
  }

  private static Optional<PasswordHash> scrypt(Matcher parts) {
    int n = Integer.parseInt(parts.group(1));
    int r = Integer.parseInt(parts.group(2));
    int p = Integer.parseInt(parts.group(3));
    if (n < 2 || Integer.bitCount(n) != 1 || r < 1 || p < 1 || (long) n * r * p > DEAREST) {
      return Optional.empty();
    }
    byte[] hash = HexFormat.of().parseHex(parts.group(5));
    return Optional.of(
        new PasswordHash(
            "scrypt %d %d".formatted(r, p), n, parts.group(4), hash, new Scrypt(n, r, p)));
  }

  /// The same way, and at least as dear.
  public boolean isNoWeakerThan(PasswordHash other) {
    return format.equals(other.format)
        && rounds >= other.rounds
        && hash.length >= other.hash.length;
  }

  boolean fits(String password) {
    if (scrypt != null) {
      byte[] made = scrypt.hash(password.getBytes(UTF_8), salt.getBytes(UTF_8), hash.length);
      return MessageDigest.isEqual(made, hash);
    }
    PBEKeySpec spec =
        new PBEKeySpec(password.toCharArray(), salt.getBytes(UTF_8), rounds, hash.length * 8);
    String digest = format.endsWith("512") ? "SHA512" : "SHA256";
    try {
      byte[] made =
          SecretKeyFactory.getInstance("PBKDF2WithHmac" + digest).generateSecret(spec).getEncoded();
      return MessageDigest.isEqual(made, hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
