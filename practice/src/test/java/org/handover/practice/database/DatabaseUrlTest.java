package org.handover.practice.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class DatabaseUrlTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      textBlock =
          """
          postgresql://u:p@h:6543/d                        | u     | p       | jdbc:postgresql://h:6543/d
          postgres://u:p@h/d                               | u     | p       | jdbc:postgresql://h:5432/d
          postgresql://h/d                                 | -     | -       | jdbc:postgresql://h:5432/d
          postgresql://h:/d                                | -     | -       | jdbc:postgresql://h:5432/d
          postgresql://u@h/d                               | u     | -       | jdbc:postgresql://h:5432/d
          postgresql://u:@h/d                              | u     | -       | jdbc:postgresql://h:5432/d
          postgresql:///d                                  | -     | -       | jdbc:postgresql://localhost:5432/d
          postgresql://u:p%40s%2Fs%3A%25@h/d               | u     | p@s/s:% | jdbc:postgresql://h:5432/d
          postgresql://u:p+q@h/d                           | u     | p+q     | jdbc:postgresql://h:5432/d
          postgresql://u:a:b?c#d@h/d                       | u     | a:b?c#d | jdbc:postgresql://h:5432/d
          postgresql://%C3%BC%40x:p@h/d                    | ü@x   | p       | jdbc:postgresql://h:5432/d
          postgresql://u:p@h/%64%C3%A9                     | u     | p       | jdbc:postgresql://h:5432/d%C3%A9
          postgresql://u:p@[::1]:6543/d                    | u     | p       | jdbc:postgresql://[::1]:6543/d
          postgresql://u:p@[2001:db8::1]/d                 | u     | p       | jdbc:postgresql://[2001:db8::1]:5432/d
          postgresql://u:p@h1:1,h2,h3:3/d                  | u     | p       | jdbc:postgresql://h1:1,h2:5432,h3:3/d
          postgresql://u:p@h/d?                            | u     | p       | jdbc:postgresql://h:5432/d
          """)
  void understandsWhatLibpqDoes(
      String text, @Nullable String user, @Nullable String password, String driverUrl) {
    PGSimpleDataSource dataSource = DatabaseUrl.parse(text).dataSource();

    assertThat(dataSource.getUser()).isEqualTo(user);
    assertThat(dataSource.getPassword()).isEqualTo(password);
    assertThat(dataSource.getURL()).startsWith(driverUrl + "?");
  }

  @Test
  void hasTheDriverTakeItsParameters() throws Exception {
    PGSimpleDataSource dataSource =
        DatabaseUrl.parse(
                "postgresql://h/d?sslmode=verify-full&sslrootcert=%2Fca%20s.pem&sslcert=c.pem&sslkey=k.pem"
                    + "&connect_timeout=7&application_name=a%26b&options=-c%20search_path%3Dx"
                    + "&target_session_attrs=read-write&channel_binding=require")
            .dataSource();

    Map.of(
            "sslmode", "verify-full",
            "sslrootcert", "/ca s.pem",
            "sslcert", "c.pem",
            "sslkey", "k.pem",
            "connectTimeout", "7",
            "ApplicationName", "a&b",
            "options", "-c search_path=x",
            "targetServerType", "primary",
            "channelBinding", "require")
        .forEach((name, value) -> assertThat(property(dataSource, name)).as(name).isEqualTo(value));
  }

  @Test
  void waitsForAHostForABoundedTimeUnlessToldOtherwise() {
    assertThat(DatabaseUrl.parse("postgresql://h/d").dataSource().getConnectTimeout()).isEqualTo(5);
    assertThat(
            DatabaseUrl.parse("postgresql://h/d?connect_timeout=1&connect_timeout=9")
                .dataSource()
                .getConnectTimeout())
        .isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                | is set but empty
          mysql://u:secret@h/d                              | does not start with postgresql://
          postgresql+psycopg2://u:secret@h/d                | does not start with postgresql://
          host=h password=secret                            | does not start with postgresql://
          postgresql://u:secret@h                           | names no database
          postgresql://u:secret@h/                          | names no database
          postgresql://u:secret@h?sslmode=require           | names no database
          postgresql://u:secret@h:0/d                       | has a port outside 1..65535
          postgresql://u:secret@h:65536/d                   | has a port outside 1..65535
          postgresql://u:secret@h:99999999999/d             | has a port outside 1..65535
          postgresql://u:secret@h:x/d                       | has a host that does not parse
          postgresql://u:secret@[::1/d                      | has a host that does not parse
          postgresql://u:secret@::1/d                       | has a host that does not parse
          postgresql://u:secret@%2Fvar%2Frun/d              | names a UNIX socket
          postgresql://u:secret%@h/d                        | has a % without two hexadecimal digits in its password
          postgresql://u:secret%zz@h/d                      | has a % without two hexadecimal digits in its password
          postgresql://u:secret%00@h/d                      | has a %00 in its password
          postgresql://u:secret%ff@h/d                      | has a password that is not UTF-8
          postgresql://u:p@secret@h/d                       | does not parse
          postgresql://u:p/secret@h/d                       | does not parse
          postgresql://u:1/x?secret@h/d                     | does not parse
          postgresql://u:1@h/d?secret%3d                    | has an unknown parameter (
          postgresql://u:secret@h/d?sslmod=require          | has an unknown parameter 'sslmod' (known are sslmode
          postgresql://u:secret@h/d?sslmode                 | has no value for sslmode
          postgresql://u:secret@h/d?sslmode=requier         | has a value for sslmode that is not
          postgresql://u:secret@h/d?connect_timeout=-1      | has a value for connect_timeout
          postgresql://u:secret@h/d?target_session_attrs=rw | has a value for target_session_attrs
          """)
  void saysWhatIsWrongAndNeverThePassword(String text, String problem) {
    assertThatExceptionOfType(StartRefusedException.class)
        .isThrownBy(() -> DatabaseUrl.parse(text))
        .satisfies(refused -> {
          assertThat(refused.refusal.problem()).startsWith("DATABASE_URL " + problem);
          assertThat(refused.refusal.remedy()).contains(DatabaseUrl.EXAMPLE);
          assertThat(refused).hasNoCause();
          assertThat(refused.toString() + refused.refusal).doesNotContain("secret");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://u:secret@h1:1,h2/d?sslmode=require",
        "postgres://u:se%63ret@h1:1,h2/d"
      })
  void keepsItsPasswordToItself(String text) {
    assertThat(DatabaseUrl.parse(text)).hasToString("postgresql://u@h1:1,h2:5432/d");
  }

  @Test
  void parsesItsOwnExample() {
    assertThat(DatabaseUrl.parse(DatabaseUrl.EXAMPLE).password()).isEqualTo("p@ss");
  }

  private static String property(PGSimpleDataSource dataSource, String name) {
    try {
      return String.valueOf(dataSource.getProperty(name));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
