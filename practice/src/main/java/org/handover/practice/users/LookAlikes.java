package org.handover.practice.users;

import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds user names that look like one that exists, by the skeletons of Unicode's UTS #39, whatever
/// their case: `раypal` in Cyrillic letters, `paypa1`, `Paypal`.
///
/// Either backend registers users, and none but this one knows of skeletons. So they are not stored
/// but kept here, by the id of a user who has it, and before each question those of the users are
/// added who have come since.
@Component
class LookAlikes {
  /// A sequence's numbers come to light out of order where transactions end out of order.
  private static final int OUT_OF_ORDER = 1000;

  private final JdbcClient jdbc;
  private final Map<String, Integer> userBySkeleton = new HashMap<>();
  private int last;

  LookAlikes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Whether an existing name looks like it.
  synchronized boolean exist(String name) {
    jdbc.sql("select id, username from \"user\" where id > :last order by id")
        .param("last", Math.max(0, last - OUT_OF_ORDER))
        .query(row -> {
          last = Math.max(last, row.getInt(1));
          userBySkeleton.put(skeleton(row.getString(2)), row.getInt(1));
        });
    String skeleton = skeleton(name);
    Integer user = userBySkeleton.get(skeleton);
    if (user == null || isThere(user)) {
      return user != null;
    }
    userBySkeleton.remove(skeleton);
    return false;
  }

  private boolean isThere(int user) {
    return jdbc.sql("select exists (select from \"user\" where id = :id)")
        .param("id", user)
        .query(Boolean.class)
        .single();
  }

  private static String skeleton(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return Checker.INSTANCE.getSkeleton(plain);
  }

  /// Loaded with the first question: its tables are large, and many processes never register a
  /// user.
  private static final class Checker {
    private static final SpoofChecker INSTANCE =
        new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();

    private Checker() {}
  }
}
