package org.handover.practice.backends;

/// The secrets that both backends share: who holds them can mint a login.
public record Keys(String jwt, String session) {
  @Override
  public String toString() {
    return "Keys[…]";
  }
}
