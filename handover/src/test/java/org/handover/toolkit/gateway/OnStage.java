package org.handover.toolkit.gateway;

/// A part of the contract.
interface OnStage {
  /// Fresh for each test; the gateway is not started.
  GatewayStage stage();
}
