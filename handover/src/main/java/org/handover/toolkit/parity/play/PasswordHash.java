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

/// A PBKDF2 hash as Werkzeug (`pbkdf2:sha256:ROUNDS$SALT$HEX`) or Django
/// (`pbkdf2_sha256$ROUNDS$SALT$BASE64`) writes it.
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
public record PasswordHash(String format, int rounds, String salt, byte[] hash) {
  private static final Pattern WERKZEUG =
      Pattern.compile("pbkdf2:sha(256|512):(\\d{1,8})\\$([^$]{1,200})\\$((?:[0-9a-f]{2}){16,64})");
  private static final Pattern DJANGO =
      Pattern.compile(
          "pbkdf2_sha(256|512)\\$(\\d{1,8})\\$([^$]{1,200})\\$([A-Za-z0-9+/]{20,90}={0,2})");

  public static Optional<PasswordHash> parse(String text) {
    Matcher werkzeug = WERKZEUG.matcher(text);
    if (werkzeug.matches()) {
      return Optional.of(of("werkzeug", werkzeug, HexFormat.of().parseHex(werkzeug.group(4))));
    }
    Matcher django = DJANGO.matcher(text);
    return django.matches()
        ? Optional.of(of("django", django, Base64.getDecoder().decode(django.group(4))))
        : Optional.empty();
  }

  private static PasswordHash of(String family, Matcher parts, byte[] hash) {
    String format = family + " " + parts.group(1);
    return new PasswordHash(format, Integer.parseInt(parts.group(2)), parts.group(3), hash);
  }

  /// The same way, and at least as dear.
  public boolean isNoWeakerThan(PasswordHash other) {
    return format.equals(other.format)
        && rounds >= other.rounds
        && hash.length >= other.hash.length;
  }

  boolean fits(String password) {
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
