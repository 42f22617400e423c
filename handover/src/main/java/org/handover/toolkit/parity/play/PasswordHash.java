package org.handover.toolkit.parity.play;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.bouncycastle.crypto.generators.SCrypt;

/// A stored password hash, in the forms of Werkzeug, Django, passlib and the bcrypt libraries. What
/// asks for absurd work is not read.
public sealed interface PasswordHash {

  boolean fits(String password);

  /// The same way, and at least as dear.
  boolean isNoWeakerThan(PasswordHash other);

  static Optional<PasswordHash> parse(String text) {
    return Pbkdf2.read(text).or(() -> Scrypt.read(text)).or(() -> Bcrypt.read(text));
  }

  /// Werkzeug's `pbkdf2:sha256:ROUNDS$SALT$HEX` and Django's `pbkdf2_sha256$ROUNDS$SALT$BASE64`.
  ///
  /// @param format whose, with the digest
  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
  record Pbkdf2(String format, int rounds, String salt, byte[] hash) implements PasswordHash {
    private static final Pattern WERKZEUG =
        Pattern.compile(
            "pbkdf2:sha(256|512):(\\d{1,8})\\$([^$]{1,200})\\$((?:[0-9a-f]{2}){16,64})");
    private static final Pattern DJANGO =
        Pattern.compile(
            "pbkdf2_sha(256|512)\\$(\\d{1,8})\\$([^$]{1,200})\\$([A-Za-z0-9+/]{20,90}={0,2})");

    static Optional<PasswordHash> read(String text) {
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
      return new Pbkdf2(format, Integer.parseInt(parts.group(2)), parts.group(3), hash);
    }

    @Override
    public boolean fits(String password) {
      PBEKeySpec spec =
          new PBEKeySpec(password.toCharArray(), salt.getBytes(UTF_8), rounds, hash.length * 8);
      String digest = format.endsWith("512") ? "SHA512" : "SHA256";
      try {
        SecretKeyFactory factory = SecretKeyFactory.getInstance("PBKDF2WithHmac" + digest);
        return MessageDigest.isEqual(factory.generateSecret(spec).getEncoded(), hash);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public boolean isNoWeakerThan(PasswordHash other) {
      return other instanceof Pbkdf2 one
          && format.equals(one.format)
          && rounds >= one.rounds
          && hash.length >= one.hash.length;
    }
  }

  /// Werkzeug's `scrypt:N:R:P$SALT$HEX`.
  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
  record Scrypt(int n, int r, int p, String salt, byte[] hash) implements PasswordHash {
    private static final Pattern FORMAT =
        Pattern.compile(
            "scrypt:(\\d{1,7}):(\\d{1,2}):(\\d{1,2})\\$([^$]{1,200})\\$((?:[0-9a-f]{2}){16,64})");

    /// 128 MB, and as many steps as a login may take.
    private static final long DEAREST = 1L << 20;

    static Optional<PasswordHash> read(String text) {
      Matcher parts = FORMAT.matcher(text);
      if (!parts.matches()) {
        return Optional.empty();
      }
      int n = Integer.parseInt(parts.group(1));
      int r = Integer.parseInt(parts.group(2));
      int p = Integer.parseInt(parts.group(3));
      if (n < 2 || Integer.bitCount(n) != 1 || r < 1 || p < 1 || (long) n * r * p > DEAREST) {
        return Optional.empty();
      }
      byte[] hash = HexFormat.of().parseHex(parts.group(5));
      return Optional.of(new Scrypt(n, r, p, parts.group(4), hash));
    }

    @Override
    public boolean fits(String password) {
      byte[] made =
          SCrypt.generate(password.getBytes(UTF_8), salt.getBytes(UTF_8), n, r, p, hash.length);
      return MessageDigest.isEqual(made, hash);
    }

    @Override
    public boolean isNoWeakerThan(PasswordHash other) {
      return other instanceof Scrypt one
          && r == one.r
          && p == one.p
          && n >= one.n
          && hash.length >= one.hash.length;
    }
  }

  /// `$2b$COST$SALT…HASH`, as bcrypt libraries write it; the same after Django's `bcrypt$` or, of
  /// the SHA-256 of the password, `bcrypt_sha256$`; and passlib's `$bcrypt-sha256$v=2,…`.
  ///
  /// @param hash as the libraries write it
  record Bcrypt(Before before, int cost, String hash) implements PasswordHash {
    private static final String SALT = "[./A-Za-z0-9]{22}";
    private static final String KEY = "[./A-Za-z0-9]{31}";
    private static final Pattern PLAIN =
        Pattern.compile("(bcrypt\\$|bcrypt_sha256\\$)?(\\$2[aby]\\$(\\d\\d)\\$" + SALT + KEY + ")");
    private static final Pattern PASSLIB =
        Pattern.compile(
            "\\$bcrypt-sha256\\$v=2,t=(2[aby]),r=(\\d{1,2})\\$(" + SALT + ")\\$(" + KEY + ")");

    /// Each step more doubles the work; at 15 it is seconds.
    private static final int DEAREST = 15;

    private static final int CHEAPEST = 4;

    /// What bcrypt, which takes 72 bytes, is given in place of the password.
    enum Before {
      ITSELF,
      DJANGO_SHA256,
      PASSLIB_HMAC
    }

    static Optional<PasswordHash> read(String text) {
      Matcher plain = PLAIN.matcher(text);
      if (plain.matches()) {
        boolean hashed = "bcrypt_sha256$".equals(plain.group(1));
        return of(hashed ? Before.DJANGO_SHA256 : Before.ITSELF, plain.group(3), plain.group(2));
      }
      Matcher passlib = PASSLIB.matcher(text);
      if (!passlib.matches()) {
        return Optional.empty();
      }
      String cost = "%02d".formatted(Integer.parseInt(passlib.group(2)));
      return of(
          Before.PASSLIB_HMAC,
          cost,
          "$%s$%s$%s%s".formatted(passlib.group(1), cost, passlib.group(3), passlib.group(4)));
    }

    private static Optional<PasswordHash> of(Before before, String written, String hash) {
      int cost = Integer.parseInt(written);
      return cost < CHEAPEST || cost > DEAREST
          ? Optional.empty()
          : Optional.of(new Bcrypt(before, cost, hash));
    }

    @Override
    public boolean fits(String password) {
      return OpenBSDBCrypt.checkPassword(hash, given(password.getBytes(UTF_8)));
    }

    private byte[] given(byte[] password) {
      try {
        return switch (before) {
          case ITSELF -> password;
          case DJANGO_SHA256 ->
              HexFormat.of()
                  .formatHex(MessageDigest.getInstance("SHA-256").digest(password))
                  .getBytes(UTF_8);
          case PASSLIB_HMAC -> {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(hash.substring(7, 29).getBytes(UTF_8), "HmacSHA256"));
            yield Base64.getEncoder().encode(mac.doFinal(password));
          }
        };
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    /// Libraries read 2a, 2b and 2y alike.
    @Override
    public boolean isNoWeakerThan(PasswordHash other) {
      return other instanceof Bcrypt one && before == one.before && cost >= one.cost;
    }
  }
}
