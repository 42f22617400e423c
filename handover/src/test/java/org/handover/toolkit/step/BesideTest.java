package org.handover.toolkit.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BesideTest {
  @Test
  void handsOverWhatCameOfIt() throws SQLException, IOException {
    try (Beside<String> part = Beside.start(() -> "done")) {
      assertThat(part.await()).isEqualTo("done");
    }
  }

  @Test
  void handsOverWhatItRanInto() {
    SQLException refused = new SQLException("no");
    try (Beside<String> part =
        Beside.start(() -> {
          throw refused;
        })) {
      assertThatThrownBy(part::await).isSameAs(refused);
    }
  }

  @Test
  void isOverWhenItIsClosed() {
    AtomicBoolean over = new AtomicBoolean();
    try (Beside<String> part =
        Beside.start(() -> {
          String sum = Sha256.of(new byte[10_000_000]);
          over.set(true);
          return sum;
        })) {
      assertThat(part).isNotNull();
    }
    assertThat(over).isTrue();
  }
}
