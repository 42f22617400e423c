package org.handover.practice.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("integration")
class TestDatabasesTest {
  @Test
  void clonesDoNotSeeEachOther() throws SQLException {
    try (TestDatabase one = TestDatabases.legacy();
        TestDatabase two = TestDatabases.legacy()) {
      one.execute("INSERT INTO categories (name) VALUES ('history taking')");

      assertThat(countCategories(one)).isEqualTo(1);
      assertThat(countCategories(two)).isZero();
    }
  }

  private static long countCategories(TestDatabase database) {
    return JdbcClient.create(database.dataSource())
        .sql("SELECT count(*) FROM categories")
        .query(Long.class)
        .single();
  }
}
