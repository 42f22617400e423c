package org.handover.practice.api.v2;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.handover.practice.api.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The `practice.idempotency_keys` table: the first answer to each key, for a day.
@Repository
class IdempotencyStore {
  private static final JsonMapper MAPPER = new JsonMapper();

  private record Stored(
      int status, Map<String, String> headers, boolean tagged, @Nullable String body) {}

  private final JdbcClient jdbc;
  private final ResponseCipher seal;

  IdempotencyStore(JdbcClient jdbc, ResponseCipher seal) {
    this.jdbc = jdbc;
    this.seal = seal;
  }

  /// The answer that the key has already got.
  ///
  /// @throws ProblemException where it got it for another body
  Optional<Answer> find(IdempotencyKey key) {
    return jdbc.sql(
            """
            select encode(request, 'hex'), answer from practice.idempotency_keys
            where id = :id and created_at > now() - interval '24 hours'
            """)
        .param("id", bytes(key.id()))
        .query((row, _) -> answer(row.getString(1), row.getBytes(2), key))
        .optional();
  }

  private Answer answer(String request, byte @Nullable [] stored, IdempotencyKey key) {
    if (!request.equals(key.request())) {
      throw new ProblemException(new Problem.KeyReused());
    }
    return Optional.ofNullable(stored)
        .flatMap(sealed -> seal.open(sealed, key))
        .map(IdempotencyStore::parse)
        .orElseThrow(() ->
            new ProblemException(
                new Problem.Conflict("The answer to this Idempotency-Key cannot be read again.")));
  }

  /// Takes the key for the transaction that is under way. One that another transaction is about to
  /// take is waited for.
  ///
  /// @return whether it was still free
  boolean claim(IdempotencyKey key) {
    forgetSome();
    return jdbc.sql(
                """
                insert into practice.idempotency_keys as k (id, request, user_id)
                values (:id, :request, :user)
                on conflict (id) do update
                set request = excluded.request, answer = null, created_at = now()
                where k.created_at <= now() - interval '24 hours'
                """)
            .param("id", bytes(key.id()))
            .param("request", bytes(key.request()))
            .param("user", key.user())
            .update()
        > 0;
  }

  void store(IdempotencyKey key, Answer answer) {
    jdbc.sql("update practice.idempotency_keys set answer = :answer where id = :id")
        .param("answer", seal.seal(write(answer), key))
        .param("id", bytes(key.id()))
        .update();
  }

  /// Each claim takes along a few that have had their day, so that none has to take many.
  private void forgetSome() {
    jdbc.sql(
            """
            delete from practice.idempotency_keys where id in (
              select id from practice.idempotency_keys
              where created_at <= now() - interval '24 hours'
              order by created_at limit 10 for update skip locked)
            """)
        .update();
  }

  private static byte[] write(Answer answer) {
    Stored stored =
        switch (answer) {
          case Answer.Value value ->
              new Stored(value.status(), value.headers(), value.tagged(), value.body().toString());
          case Answer.Empty empty -> new Stored(empty.status(), empty.headers(), false, null);
          case Answer.Document _, Answer.Stream _ ->
              throw new IllegalArgumentException("only JSON can be stored");
        };
    return MAPPER.writeValueAsBytes(stored);
  }

  private static Answer parse(byte[] json) {
    Stored stored = MAPPER.readValue(json, Stored.class);
    return stored.body() == null
        ? new Answer.Empty(stored.status(), stored.headers())
        : new Answer.Value(
            stored.status(),
            Json.of(stored.body().getBytes(StandardCharsets.UTF_8)),
            stored.headers(),
            stored.tagged());
  }

  private static byte[] bytes(String hash) {
    return HexFormat.of().parseHex(hash);
  }
}
