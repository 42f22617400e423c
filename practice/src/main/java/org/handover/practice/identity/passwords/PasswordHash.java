package org.handover.practice.identity.passwords;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.SCrypt;

/// A stored password hash that was read: one record for each format that the site used over the
/// years.
///
/// What asks for absurd work is not read: whoever can write a row must not be able to keep the
/// processor busy, or fill the memory, with one sign-in.
public sealed interface PasswordHash {

  /// Does the work that the hash asks for. The password is encodable as UTF-8.
  boolean matches(String password);

  /// Empty when nobody can read it.
  static Optional<PasswordHash> parse(String stored) {
    return stored.length() > HashLimits.LENGTH
        ? Optional.empty()
        : WerkzeugPbkdf2.read(stored)
            .or(() -> WerkzeugScrypt.read(stored))
            .or(() -> PasslibPbkdf2.read(stored))
            .or(() -> DjangoPbkdf2.read(stored));
  }

  /// `pbkdf2:sha256:260000$salt$hex`; without rounds, Werkzeug 2.2 takes its default.
  record WerkzeugPbkdf2(Pbkdf2 function, int rounds, SaltedKey salted) implements PasswordHash {
    static final int DEFAULT_ROUNDS = 260_000;

    private static final Pattern FORMAT =
        Pattern.compile("pbkdf2:(sha\\d{1,3})(?::(\\d{1,7}))?\\$([^$]+)\\$((?:[0-9a-f]{2})+)");

    static Optional<PasswordHash> read(String stored) {
      Matcher parts = FORMAT.matcher(stored);
      if (!parts.matches()) {
        return Optional.empty();
      }
      int rounds = parts.group(2) == null ? DEFAULT_ROUNDS : Integer.parseInt(parts.group(2));
      byte[] key = HexFormat.of().parseHex(parts.group(4));
      return Pbkdf2.of(parts.group(1))
          .filter(function -> key.length == function.size && HashLimits.allowRounds(rounds))
          .map(function ->
              new WerkzeugPbkdf2(
                  function, rounds, new SaltedKey(parts.group(3).getBytes(UTF_8), key)));
    }

    @Override
    public boolean matches(String password) {
      return salted.unlockedBy(function.derive(password, salted.salt(), rounds));
    }
  }

  /// `scrypt:32768:8:1$salt$hex`, as Werkzeug 3 writes it.
  record WerkzeugScrypt(int n, int r, int p, SaltedKey salted) implements PasswordHash {
    private static final int KEY_SIZE = 64;
    private static final Pattern FORMAT =
        Pattern.compile("scrypt:(\\d{1,7}):(\\d{1,4}):(\\d{1,4})\\$([^$]+)\\$([0-9a-f]{128})");

    static Optional<PasswordHash> read(String stored) {
      Matcher parts = FORMAT.matcher(stored);
      if (!parts.matches()) {
        return Optional.empty();
      }
      int n = Integer.parseInt(parts.group(1));
      int r = Integer.parseInt(parts.group(2));
      int p = Integer.parseInt(parts.group(3));
      byte[] key = HexFormat.of().parseHex(parts.group(5));
      return HashLimits.allowScrypt(n, r, p)
          ? Optional.of(
              new WerkzeugScrypt(n, r, p, new SaltedKey(parts.group(4).getBytes(UTF_8), key)))
          : Optional.empty();
    }

    @Override
    public boolean matches(String password) {
      return salted.unlockedBy(
          SCrypt.generate(password.getBytes(UTF_8), salted.salt(), n, r, p, KEY_SIZE));
    }
  }

  /// `$pbkdf2-sha256$29000$salt$checksum`, both in passlib's adapted base64: `.` for `+`, no
  /// padding.
  record PasslibPbkdf2(int rounds, SaltedKey salted) implements PasswordHash {
    private static final Pattern FORMAT =
        Pattern.compile(
            "\\$pbkdf2-sha256\\$([1-9]\\d{0,6})\\$([A-Za-z0-9./+]{2,})\\$([A-Za-z0-9./+]{43})");

    static Optional<PasswordHash> read(String stored) {
      Matcher parts = FORMAT.matcher(stored);
      // No number of bytes encodes to 4n+1 characters.
      if (!parts.matches() || parts.group(2).length() % 4 == 1) {
        return Optional.empty();
      }
      int rounds = Integer.parseInt(parts.group(1));
      return HashLimits.allowRounds(rounds)
          ? Optional.of(
              new PasslibPbkdf2(
                  rounds, new SaltedKey(decode(parts.group(2)), decode(parts.group(3)))))
          : Optional.empty();
    }

    private static byte[] decode(String adapted) {
      return Base64.getDecoder().decode(adapted.replace('.', '+'));
    }

    @Override
    public boolean matches(String password) {
      return salted.unlockedBy(Pbkdf2.SHA256.derive(password, salted.salt(), rounds));
    }
  }

  /// `pbkdf2_sha256$260000$salt$base64`.
  record DjangoPbkdf2(int rounds, SaltedKey salted) implements PasswordHash {
    private static final Pattern FORMAT =
        Pattern.compile("pbkdf2_sha256\\$(\\d{1,7})\\$([^$]+)\\$([A-Za-z0-9./+]{43}=)");

    static Optional<PasswordHash> read(String stored) {
      Matcher parts = FORMAT.matcher(stored);
      if (!parts.matches()) {
        return Optional.empty();
      }
      int rounds = Integer.parseInt(parts.group(1));
      byte[] key = Base64.getDecoder().decode(parts.group(3));
      return HashLimits.allowRounds(rounds)
          ? Optional.of(
              new DjangoPbkdf2(rounds, new SaltedKey(parts.group(2).getBytes(UTF_8), key)))
          : Optional.empty();
    }

    @Override
    public boolean matches(String password) {
      return salted.unlockedBy(Pbkdf2.SHA256.derive(password, salted.salt(), rounds));
    }
  }
}
