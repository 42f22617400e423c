package org.handover.toolkit.gateway;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What both gateways promise. A subclass says which one is under test.
@Timeout(60)
public abstract class GatewayContract
    implements RoutingContract,
        StickinessContract,
        HeadersContract,
        StreamingContract,
        FailureContract,
        StrictnessContract,
        ShiftContract {
  @TempDir private Path folder = Path.of("");
  private GatewayStage stage;

  /// One that does not run yet.
  ///
  /// @param folder for its files
  protected abstract GatewayUnderTest gateway(Path folder);

  @BeforeEach
  void prepare() throws Exception {
    stage = new GatewayStage(folder, gateway(folder));
  }

  @AfterEach
  void stop() throws Exception {
    stage.close();
  }

  @Override
  public GatewayStage stage() {
    return stage;
  }
}
