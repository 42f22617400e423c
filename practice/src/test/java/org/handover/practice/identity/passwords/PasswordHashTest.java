package org.handover.practice.identity.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
  private static final String PASSWORD = "grüße 🩺";

  /// Captured from Werkzeug 2.2.2, passlib 1.7.4 and Django 3.2.25.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "pbkdf2:sha1:1000$OO5xR8RcQWMXeLai$15f2b43b892399a89d9a1bb65b915ef237e20707",
        "pbkdf2:sha224:1000$SIkwN6O4F4tLERVT$759dcfad5eade1bec44b0b92439ef207a1f2f5992f5ebb8e1be88d48",
        "pbkdf2:sha256:1000$YfhyIOleWhXUbn5r$cbda7e786d44456e5d7d3fd400b5c0f228d41be65e001166ddd38eb8efab48e4",
        "pbkdf2:sha384:1000$PfSGWKEJv0SAlvmJ$0ce13d0b6934c51291648d3af04d15b0da84dd52ffc1c5386649f10fdd55e771b71f57c5519c8bedcd647cda2560c952",
        "pbkdf2:sha512:1000$pTf0iY63fbHoVDgN$475567d350c333b52f3e018921ccb62b30cdcbb0f4420ba8f68a11ec73bcee40f321c3fe3e298dcd4cbf3c07dcafb693da12dc76277bbd582765dc42dcdc9db0",
        "pbkdf2:sha256:260000$wdRcINh23eFalCvd$0a98ce64610f9239503f92be8b38710974d2a8371972aba9b6c7cc2e63ca6e54",
        "pbkdf2:sha256$wdRcINh23eFalCvd$0a98ce64610f9239503f92be8b38710974d2a8371972aba9b6c7cc2e63ca6e54",
        "scrypt:32768:8:1$Gb7aoVh8qK8W1teL$b60f019035d31cfd0c14e1d74aef2872b2e2d6a9485bf8a5a71aafe318acaaaef1919a6a76885884d6a5b571552ecac286dc01003e730808292d7e62c6631f47",
        "$pbkdf2-sha256$29000$fK.VEoLQOoeQklKKUUoppQ$sBKnXZ8tgsvkMXXZfXinvJvBIVsRL3G9bthNwIuGwR0",
        "pbkdf2_sha256$260000$seasalt$qc0Y+6t7o2WHYPlqvufrQ30JDXqBzP0lPCpX4duHBAI="
      })
  void readsEveryFormatOfTheSite(String stored) {
    PasswordHash hash = PasswordHash.parse(stored).orElseThrow();
    assertThat(hash.matches(PASSWORD)).isTrue();
    assertThat(hash.matches(PASSWORD + " ")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plaintext",
        "!", // Django's unusable password
        "plain$$secret",
        "sha256$salt$5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
        "pbkdf2:md5:1000$salt$00000000000000000000000000000000",
        "pbkdf2:sha256:1000$salt$cbda7e", // a truncated key
        "pbkdf2:sha256:1000$salt$CBDA7E786D44456E5D7D3FD400B5C0F228D41BE65E001166DDD38EB8EFAB48E4",
        "pbkdf2:sha256:1000$$cbda7e786d44456e5d7d3fd400b5c0f228d41be65e001166ddd38eb8efab48e4",
        "pbkdf2:sha256:0$salt$cbda7e786d44456e5d7d3fd400b5c0f228d41be65e001166ddd38eb8efab48e4",
        "pbkdf2:sha256:-1$salt$cbda7e786d44456e5d7d3fd400b5c0f228d41be65e001166ddd38eb8efab48e4",
        " pbkdf2:sha256:1$salt$cbda7e786d44456e5d7d3fd400b5c0f228d41be65e001166ddd38eb8efab48e4",
        "pbkdf2:sha256:1$salt$cbda7e786d44456e5d7d3fd400b5c0f228d41be65e001166ddd38eb8efab48e4\n",
        "$pbkdf2-sha256$029000$c2FsdA$sBKnXZ8tgsvkMXXZfXinvJvBIVsRL3G9bthNwIuGwR0",
        "$pbkdf2-sha256$29000$c2Fsd$sBKnXZ8tgsvkMXXZfXinvJvBIVsRL3G9bthNwIuGwR0",
        "$pbkdf2-sha256$29000$c2FsdA",
        "pbkdf2_sha256$260000$seasalt$qc0Y+6t7o2WHYPlqvufrQ30JDXqBzP0lPCpX4duHBAI",
        "pbkdf2_sha1$260000$seasalt$qc0Y+6t7o2WHYPlqvufrQ30JDXo="
      })
  void readsNothingElse(String stored) {
    assertThat(PasswordHash.parse(stored)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pbkdf2:sha256:2000001$salt$cbda7e786d44456e5d7d3fd400b5c0f228d41be65e001166ddd38eb8efab48e4",
        "pbkdf2:sha256:99999999999999999999$salt$cbda7e786d44456e5d7d3fd400b5c0f228d41be65e001166ddd38eb8efab48e4",
        "$pbkdf2-sha256$4294967295$c2FsdA$sBKnXZ8tgsvkMXXZfXinvJvBIVsRL3G9bthNwIuGwR0",
        "pbkdf2_sha256$3000000$seasalt$qc0Y+6t7o2WHYPlqvufrQ30JDXqBzP0lPCpX4duHBAI="
      })
  void refusesAbsurdlyManyRounds(String stored) {
    assertThat(PasswordHash.parse(stored)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1048576:8:1", // 1 GiB
        "65536:16:1", // 128 MiB
        "32768:8:5", // five times the default work
        "2:1:9999999",
        "32767:8:1", // no power of two
        "65536:1:1", // RFC 7914 wants n < 2^(16r)
        "1:8:1",
        "0:8:1",
        "32768:0:1",
        "32768:8:0",
        "-32768:8:1"
      })
  void refusesAbsurdScrypt(String cost) {
    assertThat(PasswordHash.parse("scrypt:" + cost + "$salt$" + "0".repeat(128))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"65536:8:1", "32768:8:4", "2:1:1"})
  void readsScryptOfReasonableCost(String cost) {
    assertThat(PasswordHash.parse("scrypt:" + cost + "$salt$" + "0".repeat(128))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {1024, 1_000_000})
  void refusesAnOverlongSalt(int length) {
    String stored = "pbkdf2:sha1:1$" + "s".repeat(length) + "$" + "0".repeat(40);
    assertThat(PasswordHash.parse(stored)).isEmpty();
  }
}
