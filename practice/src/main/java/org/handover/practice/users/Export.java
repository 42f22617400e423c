package org.handover.practice.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.handover.practice.api.Json;
import org.handover.practice.api.v2.Answer;
import org.handover.practice.api.v2.resource.KeysetIterator;
import org.handover.practice.api.v2.resource.Resource;
import org.handover.practice.identity.tokens.RefreshTokenStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All that is held on a person as one JSON document: the account, the sign-ins, and what each
/// feature holds. It is written row by row, for it may be long.
@Component
class Export {
  private final JdbcClient jdbc;
  private final RefreshTokenStore refreshTokens;
  private final List<PersonalData> features;

  Export(JdbcClient jdbc, RefreshTokenStore refreshTokens, List<PersonalData> features) {
    this.jdbc = jdbc;
    this.refreshTokens = refreshTokens;
    this.features = List.copyOf(features);
  }

  /// @param account the resource of the user's own row
  Answer of(Resource account, int user) {
    return new Answer.Stream(
        "application/json",
        Map.of(
            "Content-Disposition",
            "attachment; filename=\"export.json\"",
            "Cache-Control",
            "no-store"),
        out -> write(account, user, out));
  }

  private void write(Resource account, int user, OutputStream out) throws IOException {
    print("{\"user\":", out);
    new KeysetIterator(jdbc, account, "u.id = :user", user).next().writeTo(out);
    print(",\"sign_ins\":", out);
    refreshTokens.of(user).writeTo(out);
    for (PersonalData data : features) {
      print(",\"" + data.name() + "\":[", out);
      Iterator<Json> rows = new KeysetIterator(jdbc, data.resource(), data.owned(), user);
      while (rows.hasNext()) {
        rows.next().writeTo(out);
        if (rows.hasNext()) {
          print(",", out);
        }
      }
      print("]", out);
    }
    print("}", out);
  }

  private static void print(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(UTF_8));
  }
}
