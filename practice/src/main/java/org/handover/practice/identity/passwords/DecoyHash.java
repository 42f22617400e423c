package org.handover.practice.identity.passwords;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the password of a name that does not exist is held against: a hash of the format and of the
/// rounds that most accounts have, so that it takes as long as theirs. Most are of the site's
/// present format as a rule, but of a site that was moved over from another they are of that one's.
public final class DecoyHash {
  private static final long GOOD_FOR_NANOS = Duration.ofMinutes(10).toNanos();

  /// Of the newest accounts: a hash of the commonest kind, which is all before salt and checksum.
  private static final String COMMONEST =
      """
      select min(password_hash) from (
        select password_hash from "user" order by id desc limit 10000) u
      group by regexp_replace(password_hash, '\\$[^$]*\\$[^$]*$', '')
      order by count(*) desc, 1 limit 1
      """;

  private final JdbcClient jdbc;
  private volatile @Nullable Found found;

  /// @param hash what most accounts have, if it is one that can be read
  private record Found(Optional<PasswordHash> hash, long at) {}

  public DecoyHash(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<PasswordHash> hash() {
    Found last = found;
    if (last == null || System.nanoTime() - last.at() > GOOD_FOR_NANOS) {
      last = new Found(commonest(), System.nanoTime());
      found = last;
    }
    return last.hash();
  }

  private Optional<PasswordHash> commonest() {
    return jdbc.sql(COMMONEST)
        .query((row, _) -> row.getString(1))
        .optional()
        .flatMap(PasswordHash::parse);
  }
}
