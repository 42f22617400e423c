package org.handover.postgres;

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
          postgresql:///d?host=h&port=6543&user=u          | u     | -       | jdbc:postgresql://h:6543/d
          postgresql://u:p@h/d?client_encoding=utf8        | u     | p       | jdbc:postgresql://h:5432/d
          host=h port=6543 dbname=d user=u password=p      | u     | p       | jdbc:postgresql://h:6543/d
          host = h dbname = d user = u                     | u     | -       | jdbc:postgresql://h:5432/d
          dbname=d user=u password='it\\'s \\\\ mine'    | u     | it's \\ mine | jdbc:postgresql://localhost:5432/d
          dbname=d host=::1 port=6543                      | -     | -       | jdbc:postgresql://[::1]:6543/d
          dbname=d host=h1,h2 port=6543                    | -     | -       | jdbc:postgresql://h1:6543,h2:6543/d
          dbname=d host=h1,,h3 port=1,,3                   | -     | -       | jdbc:postgresql://h1:1,localhost:5432,h3:3/d
          """)
  void understandsWhatLibpqDoes(
      String text, @Nullable String user, @Nullable String password, String driverUrl) {
    PGSimpleDataSource dataSource = DatabaseUrl.parse(text).dataSource("test");

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
                    + "&target_session_attrs=read-write&channel_binding=require&gssencmode=disable"
                    + "&keepalives=0&keepalives_idle=60&keepalives_interval=5&keepalives_count=3")
            .dataSource("test");

    Map.ofEntries(
            Map.entry("sslmode", "verify-full"),
            Map.entry("sslrootcert", "/ca s.pem"),
            Map.entry("sslcert", "c.pem"),
            Map.entry("sslkey", "k.pem"),
            Map.entry("connectTimeout", "7"),
            Map.entry("ApplicationName", "a&b"),
            Map.entry("options", "-c search_path=x"),
            Map.entry("targetServerType", "primary"),
            Map.entry("channelBinding", "require"),
            Map.entry("gssEncMode", "disable"),
            Map.entry("tcpKeepAlive", "false"),
            Map.entry("socketFactory", KeepaliveSocketFactory.class.getName()),
            Map.entry("socketFactoryArg", "60,5,3"))
        .forEach((name, value) -> assertThat(property(dataSource, name)).as(name).isEqualTo(value));
  }

  @Test
  void waitsForAHostForABoundedTimeUnlessToldOtherwise() {
    assertThat(DatabaseUrl.parse("postgresql://h/d").dataSource("test").getConnectTimeout())
        .isEqualTo(5);
    assertThat(
            DatabaseUrl.parse("postgresql://h/d?connect_timeout=1&connect_timeout=9")
                .dataSource("test")
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
          host=h password=secret                            | names no database
          host=h dbname='d password=secret                  | does not parse
          host=h dbname=d passwort=secret                   | has an unknown parameter 'passwort'
          host=h,i port=1,2,3 dbname=d password=secret      | has 2 hosts and 3 ports
          host=/run/postgresql,h dbname=d password=secret   | names a UNIX socket beside another host
          host=@abstract dbname=d password=secret           | names an abstract UNIX socket
          postgresql://u:secret@h/d?sslcrl=x.crl            | has the parameter sslcrl, which is not supported
          postgresql://u:secret@h/d?hostaddr=10.0.0.1       | has the parameter hostaddr, which is not supported
          postgresql://u:secret@h/d?sslpassword=secret      | has the parameter sslpassword, which is not supported
          postgresql://u:secret@h/d?sslrootcert=system      | has a value for sslrootcert that is not
          postgresql://u:secret@h/d?client_encoding=LATIN1  | asks for another client_encoding than UTF8
          postgresql://u:secret@h/d?keepalives=yes          | has a value for keepalives that is not
          postgresql://u:secret@h/d?service=none            | names the service 'none', which is in no service file
          postgresql://u:secret@h                           | names no database
          postgresql://u:secret@h/                          | names no database
          postgresql://u:secret@h?sslmode=require           | names no database
          postgresql://u:secret@h:0/d                       | has a port outside 1..65535
          postgresql://u:secret@h:65536/d                   | has a port outside 1..65535
          postgresql://u:secret@h:99999999999/d             | has a port outside 1..65535
          postgresql://u:secret@h:x/d                       | has a host that does not parse
          postgresql://u:secret@[::1/d                      | has a host that does not parse
          postgresql://u:secret@::1/d                       | has a host that does not parse
          postgresql://u:secret%@h/d                        | has a % without two hexadecimal digits in its password
          postgresql://u:secret%zz@h/d                      | has a % without two hexadecimal digits in its password
          postgresql://u:secret%00@h/d                      | has a %00 in its password
          postgresql://u:secret%ff@h/d                      | has a password that is not UTF-8
          postgresql://u:p@secret@h/d                       | does not parse
          postgresql://u:p/secret@h/d                       | does not parse
          postgresql://u:1/x?secret@h/d                     | does not parse
          postgresql://u:1@h/d?secret%3d                    | has an unknown parameter (
          postgresql://u:secret@h/d?sslmod=require          | has an unknown parameter 'sslmod' (known are host
          postgresql://u:secret@h/d?sslmode                 | has no value for sslmode
          postgresql://u:secret@h/d?sslmode=requier         | has a value for sslmode that is not
          postgresql://u:secret@h/d?connect_timeout=-1      | has a value for connect_timeout
          postgresql://u:secret@h/d?target_session_attrs=rw | has a value for target_session_attrs
          """)
  void saysWhatIsWrongAndNeverThePassword(String text, String problem) {
    assertThatExceptionOfType(InvalidUrlException.class)
        .isThrownBy(() -> DatabaseUrl.parse(text))
        .satisfies(refused -> {
          assertThat(refused.reason()).startsWith(problem);
          assertThat(refused.remedy()).isNotBlank();
          assertThat(refused).hasNoCause();
          assertThat(refused + refused.reason() + refused.remedy()).doesNotContain("secret");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://u:secret@h1:1,h2/d?sslmode=require",
        "postgres://u:se%63ret@h1:1,h2/d"
      })
  void keepsItsPasswordToItself(String text) {
    assertThat(DatabaseUrl.parse(text).toString())
        .startsWith("postgresql://u@h1:1,h2:5432/d")
        .doesNotContain("secret");
    assertThat(DatabaseUrl.parse(text).withSecrets())
        .startsWith("postgresql://u:secret@h1:1,h2:5432/d");
  }

  @Test
  void parsesItsOwnExample() {
    assertThat(DatabaseUrl.parse(InvalidUrlException.EXAMPLE).password()).isEqualTo("p@ss");
  }

  private static String property(PGSimpleDataSource dataSource, String name) {
    try {
      return String.valueOf(dataSource.getProperty(name));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
