package org.handover.toolkit.parity;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What can be wrong with a new backend: each spoils a request, an answer or the rows behind it.
/// First come those of answers alone, which leave both databases alike.
enum SeededFault {
  NONE,
  WRONG_STATUS {
    @Override
    Reply spoil(String call, Reply reply) {
      return reply.status() == 201 ? reply.withStatus(200) : reply;
    }
  },
  SWALLOWED_VALIDATION_ERROR {
    @Override
    Reply spoil(String call, Reply reply) {
      return reply.status() == 400 ? reply.withStatus(200).withBody("{}") : reply;
    }
  },
  ROLE_THAT_MAY_TOO_MUCH {
    @Override
    Reply spoil(String call, Reply reply) {
      return reply.status() == 403 ? reply.withStatus(200).withBody("[]") : reply;
    }
  },
  ANOTHER_ERROR_TEXT {
    @Override
    Reply spoil(String call, Reply reply) {
      return reply.withBody(reply.body().replace("Not found", "not found"));
    }
  },
  LIST_THAT_LACKS_ITS_LAST {
    @Override
    Reply spoil(String call, Reply reply) {
      boolean list = call.equals("GET /api/characters");
      return list
          ? reply.withBody(reply.body().replaceFirst("(?s),\\s*\\{[^{}]*}\\s*]\\s*$", "]"))
          : reply;
    }
  },
  FIELD_RENAMED {
    @Override
    Reply spoil(String call, Reply reply) {
      return reply.withBody(reply.body().replace("\"instructions\"", "\"instruction\""));
    }
  },
  NULL_LEFT_OUT {
    @Override
    Reply spoil(String call, Reply reply) {
      return reply.withBody(reply.body().replaceAll("\"description\":\\s*null,", ""));
    }
  },
  EMPTY_LIST_AS_NULL {
    @Override
    Reply spoil(String call, Reply reply) {
      return reply.withBody(reply.body().replaceAll("\"tags\":\\s*\\[]", "\"tags\":null"));
    }
  },
  FLOAT_AS_TEXT {
    @Override
    Reply spoil(String call, Reply reply) {
      return reply.withBody(reply.body().replaceAll("\"score\":\\s*(50\\.5)", "\"score\":\"$1\""));
    }
  },
  ANSWER_IN_LOCAL_TIME {
    @Override
    Reply spoil(String call, Reply reply) {
      return reply.withBody(
          reply
              .body()
              .replaceAll("(\"timestamp\":\\s*\"\\d{4}-\\d\\d-\\d\\dT)\\d\\d", "$1" + "00"));
    }
  },
  CONTENT_TYPE_LOST {
    @Override
    Reply spoil(String call, Reply reply) {
      return reply.with("Content-Type", "text/plain");
    }
  },
  HEADER_LOST {
    @Override
    Reply spoil(String call, Reply reply) {
      return reply.with("Cache-Control", null);
    }
  },
  COOKIE_WITHOUT_HTTPONLY {
    @Override
    Reply spoil(String call, Reply reply) {
      return reply.with("Set-Cookie", "seen=1; Path=/");
    }
  },
  TRIMMED_STRING {
    @Override
    String request(String call, String body) {
      return body.replace("\"  ", "\"").replace("  \"", "\"");
    }
  },
  WRONG_DEFAULT {
    @Override
    String effect(String call) {
      return call.equals("POST /api/scenarios")
          ? "UPDATE assistant_scenarios SET difficulty = 'hard' WHERE title = 't'"
          : "";
    }
  },
  DOUBLE_INSERT {
    @Override
    String effect(String call) {
      return call.equals("POST /api/categories")
          ? "INSERT INTO categories (id, name) VALUES (100000, 'Seeded twice')"
          : "";
    }
  },
  ROW_NOT_WRITTEN {
    @Override
    String effect(String call) {
      return call.startsWith("POST /api/auth/register")
          ? "DELETE FROM \"user\" WHERE username = 'seeded'"
          : "";
    }
  },
  WRONG_OWNER {
    @Override
    String effect(String call) {
      return call.equals("POST /api/activities")
          ? "UPDATE activities SET user_id = 1 WHERE id = (SELECT max(id) FROM activities)"
          : "";
    }
  },
  CLOCK_THAT_STANDS {
    @Override
    String effect(String call) {
      return call.startsWith("DELETE /api/scenarios")
          ? "UPDATE activities SET timestamp = '2020-01-01' WHERE id = (SELECT max(id) FROM"
              + " activities)"
          : "";
    }
  },
  LOST_CASCADE {
    @Override
    String effect(String call) {
      return call.startsWith("DELETE /api/scenarios")
          ? """
          SET session_replication_role = replica;
          INSERT INTO assistant_tags SELECT (jsonb_populate_record(t, '{"id": 100000, "scenario_id": 99999}')).*
          FROM assistant_tags t LIMIT 1
          """
          : "";
    }
  },
  SEQUENCE_BURNT {
    @Override
    String effect(String call) {
      return call.equals("GET /api/categories") ? "SELECT nextval('categories_id_seq')" : "";
    }
  };

  /// @param headers those that the proxy passes on
  record Reply(int status, Map<String, String> headers, String body) {
    Reply withStatus(int other) {
      return new Reply(other, headers, body);
    }

    Reply withBody(String other) {
      return new Reply(status, headers, other);
    }

    Reply with(String header, @Nullable String value) {
      Map<String, String> changed = new TreeMap<>(headers);
      if (value == null) {
        changed.remove(header);
      } else {
        changed.put(header, value);
      }
      return new Reply(status, changed, body);
    }
  }

  /// @param call method and target
  String request(String call, String body) {
    return body;
  }

  Reply spoil(String call, Reply reply) {
    return reply;
  }

  /// SQL that runs once the call has succeeded; empty: none.
  String effect(String call) {
    return "";
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
