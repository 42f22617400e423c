package org.handover.practice.identity.passwords;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.handover.practice.identity.passwords.PasswordHash.WerkzeugPbkdf2;
import org.jspecify.annotations.Nullable;

/// Checks passwords against whatever the site stored over the years, and hashes new ones in the one
/// format that the legacy backend reads: Werkzeug's `pbkdf2:sha256`.
public final class Passwords {
  private static final int MIN_ROUNDS = WerkzeugPbkdf2.DEFAULT_ROUNDS;
  private static final String SALT_ALPHABET =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final int SALT_LENGTH = 16;

  private final int rounds;
  private final HashingPool pool;
  private final SecureRandom random = new SecureRandom();
  private final Supplier<Optional<PasswordHash>> decoy;
  private final PasswordHash fresh;

  /// @param rounds what new hashes cost
  /// @param decoy what is tried where there is no hash, if there is any
  public Passwords(int rounds, HashingPool pool, Supplier<Optional<PasswordHash>> decoy) {
    if (rounds < MIN_ROUNDS || rounds > HashLimits.MAX_ROUNDS) {
      throw new IllegalArgumentException(
          "rounds must be %d..%d: %d".formatted(MIN_ROUNDS, HashLimits.MAX_ROUNDS, rounds));
    }
    this.rounds = rounds;
    this.pool = pool;
    this.decoy = decoy;
    this.fresh =
        new WerkzeugPbkdf2(
            Pbkdf2.SHA256,
            rounds,
            new SaltedKey(salt().getBytes(UTF_8), new byte[Pbkdf2.SHA256.size]));
  }

  /// Whether the password is the stored hash's. An unknown user (null) or an unreadable hash costs
  /// as much time as the decoy does, or else a new one.
  ///
  /// @throws org.handover.practice.api.ApiException when too many are waiting
  public boolean matches(@Nullable String stored, String password) {
    if (!encodable(password)) {
      return false;
    }
    Optional<PasswordHash> hash = Optional.ofNullable(stored).flatMap(PasswordHash::parse);
    PasswordHash tried = hash.or(decoy).orElse(fresh);
    return pool.test(() -> tried.matches(password)) && hash.isPresent();
  }

  /// A new hash, in the one format that the legacy backend reads.
  ///
  /// @throws IllegalArgumentException when the password holds a lone surrogate: callers check
  ///   before
  /// @throws org.handover.practice.api.ApiException when too many are waiting
  public String hash(String password) {
    if (!encodable(password)) {
      throw new IllegalArgumentException("the password holds a lone surrogate");
    }
    String salt = salt();
    byte[] key = pool.run(() -> Pbkdf2.SHA256.derive(password, salt.getBytes(UTF_8), rounds));
    return "pbkdf2:sha256:%d$%s$%s".formatted(rounds, salt, HexFormat.of().formatHex(key));
  }

  /// Whether a new hash of the same password would be stronger, or of a better known format.
  public boolean outdated(String stored) {
    return PasswordHash.parse(stored)
        .map(hash ->
            !(hash instanceof WerkzeugPbkdf2(Pbkdf2 function, int stretched, SaltedKey _)
                && function == Pbkdf2.SHA256
                && stretched >= rounds))
        .orElse(true);
  }

  private String salt() {
    return random
        .ints(SALT_LENGTH, 0, SALT_ALPHABET.length())
        .mapToObj(SALT_ALPHABET::charAt)
        .map(String::valueOf)
        .collect(Collectors.joining());
  }

  private static boolean encodable(String password) {
    return UTF_8.newEncoder().canEncode(password);
  }
}
