package org.handover.toolkit.guard;

import org.handover.toolkit.fixture.TestDatabase;

/// An index whose order is not the one that its operator class wants: what a change of collations
/// or a broken disk leaves, made as amcheck's own tests make it.
public final class BrokenIndex {
  private BrokenIndex() {}

  /// One that is well, with amcheck to look at it.
  public static void prepare(TestDatabase database) {
    database.execute(
        "CREATE EXTENSION amcheck",
        compare("a > b"),
        """
        CREATE OPERATOR CLASS fickle_ops FOR TYPE int4 USING btree AS
          OPERATOR 1 < (int4, int4), OPERATOR 2 <= (int4, int4), OPERATOR 3 = (int4, int4),
          OPERATOR 4 >= (int4, int4), OPERATOR 5 > (int4, int4), FUNCTION 1 fickle_compare(int4, int4)
        """,
        "CREATE TABLE fickle (i int4)",
        "CREATE INDEX fickle_index ON fickle USING btree (i fickle_ops)",
        "INSERT INTO fickle SELECT generate_series(1, 2000)");
  }

  public static void make(TestDatabase database) {
    database.execute(compare("a < b"));
  }

  private static String compare(String greater) {
    return """
    CREATE OR REPLACE FUNCTION fickle_compare(a int4, b int4) RETURNS int LANGUAGE sql IMMUTABLE AS
    $$ SELECT CASE WHEN a = b THEN 0 WHEN %s THEN 1 ELSE -1 END $$
    """
        .formatted(greater);
  }
}
