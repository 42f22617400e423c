package org.handover.toolkit.guard;

import org.handover.toolkit.traffic.Backend;

/// One second of both backends.
record Tick(Tally next, Tally legacy) {
  static Tick empty() {
    return new Tick(new Tally(), new Tally());
  }

  Tally of(Backend backend) {
    return switch (backend) {
      case NEXT -> next;
      case LEGACY -> legacy;
    };
  }
}
