package org.handover.practice.ai;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes its value on the first call, once, so that a start does not wait for it. A failure is not
/// kept: the next call tries again.
final class Lazy<T> implements Supplier<T> {
  private final Supplier<? extends T> source;
  private volatile @Nullable T value;

  Lazy(Supplier<? extends T> source) {
    this.source = source;
  }

  @Override
  public T get() {
    T made = value;
    return made == null ? make() : made;
  }

  private synchronized T make() {
    T made = value;
    if (made == null) {
      made = source.get();
      value = made;
    }
    return made;
  }
}
