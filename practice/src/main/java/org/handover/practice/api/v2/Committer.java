package org.handover.practice.api.v2;

import java.util.function.Supplier;

/// How the effect of a request is done.
interface Committer {
  Answer commit(Request request, Supplier<? extends Answer> effect);
}
