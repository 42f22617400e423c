package org.handover.toolkit.parity.clones;

import org.handover.postgres.DatabaseUrl;
import org.handover.toolkit.parity.cases.SigningKeys;
import org.jspecify.annotations.Nullable;

/// What `{port}`, `{database}`, `{jwt-key}` and `{session-key}` stand for in a backend's `start`
/// and `env`.
record Substitution(int port, DatabaseUrl database, @Nullable SigningKeys keys) {
  String in(String word) {
    String filled =
        word.replace("{port}", String.valueOf(port)).replace("{database}", database.withSecrets());
    return keys == null
        ? filled
        : filled.replace("{jwt-key}", keys.jwt()).replace("{session-key}", keys.session());
  }

  String strike(String text) {
    String struck = text.replace(database.withSecrets(), database.toString());
    if (database.password() != null && !database.password().isEmpty()) {
      struck = struck.replace(database.password(), "***");
    }
    return keys == null ? struck : struck.replace(keys.jwt(), "***").replace(keys.session(), "***");
  }
}
