package org.handover.toolkit.parity.cases;

/// The secrets that both backends share: with them a login can be minted.
public record SigningKeys(String jwt, String session) {
  @Override
  public String toString() {
    return "SigningKeys[…]";
  }
}
