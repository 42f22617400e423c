package org.handover.practice.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.handover.practice.web.Json;
import org.handover.practice.web.v2.Answer;
import org.handover.practice.web.v2.Request;
import org.handover.practice.web.v2.resource.Portions;
import org.handover.practice.web.v2.resource.RowActions;
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

  Answer of(RowActions account, Request request) {
    Json user = account.read(request);
    int id = request.caller().id();
    return new Answer.Stream(
        "application/json",
        Map.of("Content-Disposition", "attachment; filename=\"export.json\""),
        out -> write(user, id, out));
  }

  private void write(Json user, int id, OutputStream out) throws IOException {
    print("{\"user\":", out);
    user.writeTo(out);
    print(",\"sign_ins\":", out);
    refreshTokens.of(id).writeTo(out);
    for (PersonalData data : features) {
      print(",\"" + data.name() + "\":[", out);
      Iterator<Json> rows = new Portions(jdbc, data.resource(), data.owned(), id);
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
