package org.handover.practice.contract;

import org.handover.practice.contract.wire.RawRequest;

/// A request and what a backend answered.
record Exchange(Backend backend, RawRequest request, Answer answer) {
  @Override
  public String toString() {
    return """
    == %s was asked
    %s
    == and answered
    %s\
    """
        .formatted(backend.name(), request, answer.raw());
  }
}
