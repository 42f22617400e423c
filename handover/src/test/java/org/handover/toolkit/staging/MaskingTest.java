package org.handover.toolkit.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.handover.postgres.DatabaseUrl;
import org.handover.toolkit.config.ConfigurationFile;
import org.handover.toolkit.config.StagingSettings;
import org.handover.toolkit.config.StagingSettings.MaskKind;
import org.handover.toolkit.config.StagingSettings.MaskRule;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.fixture.Repository;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.TestServer;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.step.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class MaskingTest {
  private static final String KEY = "a key of this test";

  private static MaskRule rule(String table, String column, MaskKind as, String... pointers) {
    return new MaskRule(table, column, as, "", List.of(pointers));
  }

  private static List<Finding> masked(TestDatabase database, MaskRule... rules)
      throws SQLException {
    return masked(database, new StagingSettings(KEY, List.of(rules)));
  }

  private static List<Finding> masked(TestDatabase database, StagingSettings settings)
      throws SQLException {
    try (Session session = new Database(DatabaseUrl.parse(database.url())).connect()) {
      return new Masking(session, settings).mask(Progress.NONE);
    }
  }

  private static TestDatabase people() {
    TestDatabase database = TestDatabases.empty();
    database.execute(
        "CREATE TABLE person (id int, mail varchar(40) UNIQUE, login varchar(8) NOT NULL UNIQUE, note text, doc json)",
        "CREATE TABLE invitation (mail text)",
        """
        INSERT INTO person VALUES
          (1, 'zoe@clinic.example', 'zoe', E'Call Zoë: 030-1234\\nor zoe@clinic.example',
           '[{"role": "user", "content": "I am Zoë, 030 1234", "n": 7}, {"role": "user", "content": null}]'),
          (2, 'bob@clinic.example', 'bob', NULL, '{"a/b": {"deep": ["x1", 2]}, "keep": "zoe"}'),
          (3, NULL, 'eve', 'أهلا', 'null')
        """,
        "INSERT INTO invitation VALUES ('zoe@clinic.example')");
    return database;
  }

  @Test
  void keepsWhatWasEqualEqualAndWhatWasUniqueUnique() throws SQLException {
    TestDatabase database = people();
    masked(
        database,
        rule("person", "mail", MaskKind.EMAIL),
        rule("invitation", "mail", MaskKind.EMAIL),
        rule("public.person", "login", MaskKind.WORD));
    assertThat(database.column("SELECT mail FROM person ORDER BY id"))
        .allMatch(mail -> mail.matches("user-[0-9a-f]{12}@example\\.org|NULL"))
        .doesNotHaveDuplicates();
    assertThat(database.text("SELECT mail FROM invitation"))
        .isEqualTo(database.text("SELECT mail FROM person WHERE id = 1"));
    assertThat(database.column("SELECT login FROM person"))
        .allMatch(login -> login.matches("[0-9a-f]{8}"));
  }

  @Test
  void masksTheSameUnderTheSameKeyOnly() throws SQLException {
    String[] masks = new String[3];
    for (int i = 0; i < 3; i++) {
      TestDatabase database = people();
      MaskRule rule = rule("person", "mail", MaskKind.EMAIL);
      masked(database, new StagingSettings(i == 2 ? null : KEY, List.of(rule)));
      masks[i] = database.text("SELECT mail FROM person WHERE id = 1");
    }
    assertThat(masks[0]).isEqualTo(masks[1]).isNotEqualTo(masks[2]);
  }

  @Test
  void masksFreeTextAndJsonByPointer() throws SQLException {
    TestDatabase database = people();
    masked(
        database,
        rule("person", "note", MaskKind.TEXT),
        rule("person", "doc", MaskKind.TEXT, "/*/content", "/a~1b/deep/0"));
    assertThat(database.column("SELECT note FROM person ORDER BY id"))
        .containsExactly("xxxx xxx: 000-0000\nxx xxxxxxxxxx.xxxxxxx", "NULL", "xxxx");
    assertThat(database.column("SELECT doc::jsonb FROM person ORDER BY id"))
        .containsExactly(
            "[{\"n\": 7, \"role\": \"user\", \"content\": \"x xx xxx, 000 0000\"}, {\"n\": null}]"
                .replace("{\"n\": null}", "{\"role\": \"user\", \"content\": null}"),
            "{\"a/b\": {\"deep\": [\"x0\", 2]}, \"keep\": \"zoe\"}",
            "null");
  }

  /// They are rare, and in the sample data of this repository.
  @Test
  void masksJsonThatOnlyTheTypeJsonHolds() throws SQLException {
    TestDatabase database = TestDatabases.empty();
    database.execute(
        "CREATE TABLE odd (doc json)",
        "INSERT INTO odd VALUES ('[\"a\\u0000\\u0000b\", \"\\\\u0000\", \"\\ud83d\"]')");
    masked(database, rule("odd", "doc", MaskKind.TEXT));
    assertThat(database.text("SELECT doc::jsonb FROM odd"))
        .isEqualTo("[\"xxxx\", \"\\\\x0000\", \"x\"]");
  }

  @Test
  void namesWhatNoRuleCoversAndWhatIsLeft() throws SQLException {
    TestDatabase database = people();
    database.execute(
        "CREATE TABLE other (remark text, title text, code text, empty text)",
        "INSERT INTO other VALUES ('ask bob@clinic.example', repeat('long ', 20), 'A1', NULL)");
    List<Finding> findings = masked(database, rule("person", "mail", MaskKind.EMAIL));
    assertThat(findings.stream().filter(f -> f.verdict() == Verdict.FAIL).map(Finding::saw))
        .containsExactlyInAnyOrder(
            "invitation.mail is called like something personal",
            "other.remark holds addresses or telephone numbers in 1 rows",
            "other.title holds free text",
            "person.login is called like something personal",
            "person.note is called like something personal",
            "person.doc is JSON, which could hold anything");
    List<Finding> kept =
        masked(
            database,
            rule("person", "mail", MaskKind.EMAIL),
            rule("person", "doc", MaskKind.TEXT, "/*/nothing"),
            rule("person", "note", MaskKind.NULL),
            rule("person", "login", MaskKind.KEEP),
            rule("invitation", "mail", MaskKind.KEEP),
            rule("other", "remark", MaskKind.TEXT),
            rule("other", "title", MaskKind.KEEP),
            rule("nowhere", "name", MaskKind.TEXT));
    assertThat(Finding.verdict(kept)).isEqualTo(Verdict.PASS);
    assertThat(kept).anyMatch(f -> f.saw().contains("no column nowhere.name"));
    database.execute("UPDATE person SET doc = '{\"x\": \"bob@clinic.example\"}' WHERE id = 2");
    assertThat(masked(database, rule("person", "doc", MaskKind.TEXT, "/*/nothing")))
        .anyMatch(f -> f.saw().contains("person.doc was masked, and 1 rows still hold"));
  }

  @Test
  void refusesMasksThatTheColumnCannotHold() {
    TestDatabase database = people();
    for (MaskRule rule :
        List.of(
            rule("person", "login", MaskKind.EMAIL),
            rule("person", "login", MaskKind.NULL),
            rule("person", "doc", MaskKind.NAME))) {
      assertThatThrownBy(() -> masked(database, rule))
          .isInstanceOf(StoppedException.class)
          .hasMessageContaining("cannot mask");
    }
    MaskRule sameForAll = new MaskRule("person", "mail", MaskKind.FIXED, "a@b.cd", List.of());
    assertThatThrownBy(() -> masked(database, sameForAll))
        .hasMessageContaining("a constraint refuses the masks")
        .hasMessageNotContaining("zoe");
  }

  @Test
  void coversThisRepositorysOwnDatabase() throws SQLException {
    TestDatabase database = TestDatabases.adopted(TestServer.POSTGRES_15);
    StagingSettings settings =
        new ConfigurationFile(
                Repository.file("handover.yml"), Map.of("DATABASE_URL", database.url()))
            .read()
            .staging();
    assertThat(masked(database, settings)).allMatch(f -> f.verdict() == Verdict.PASS);
    assertThat(database.number("SELECT count(*) FROM \"user\" WHERE email LIKE '%@example.org'"))
        .isEqualTo(database.number("SELECT count(*) FROM \"user\""));
  }
}
