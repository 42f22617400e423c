package org.handover.toolkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.handover.toolkit.files.Sha256;
import org.junit.jupiter.api.Test;

class BackgroundTaskTest {
  @Test
  void handsOverWhatCameOfIt() throws SQLException, IOException {
    try (BackgroundTask<String> part = BackgroundTask.start(() -> "done")) {
      assertThat(part.await()).isEqualTo("done");
    }
  }

  @Test
  void handsOverWhatItRanInto() {
    SQLException refused = new SQLException("no");
    try (BackgroundTask<String> part =
        BackgroundTask.start(() -> {
          throw refused;
        })) {
      assertThatThrownBy(part::await).isSameAs(refused);
    }
  }

  @Test
  void isOverWhenItIsClosed() {
    AtomicBoolean over = new AtomicBoolean();
    try (BackgroundTask<String> part =
        BackgroundTask.start(() -> {
          String sum = Sha256.of(new byte[10_000_000]);
          over.set(true);
          return sum;
        })) {
      assertThat(part).isNotNull();
    }
    assertThat(over).isTrue();
  }

  /// A failed step does not wait for the checksum of a large file.
  @Test
  void stopsReadingWhenItIsClosed() throws InterruptedException {
    CountDownLatch reading = new CountDownLatch(1);
    AtomicBoolean stopped = new AtomicBoolean();
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }

          @Override
          public int read(byte[] bytes, int from, int length) {
            reading.countDown();
            return length;
          }
        };
    try (BackgroundTask<Long> part =
        BackgroundTask.start(() -> {
          try {
            return new Sha256().add(endless);
          } catch (InterruptedIOException e) {
            stopped.set(true);
            throw e;
          }
        })) {
      reading.await();
      assertThat(part).isNotNull();
    }
    assertThat(stopped).isTrue();
  }
}
