package org.handover.practice.assessments.jobs;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Has this instance look for jobs as soon as a transaction that queued one has committed, rather
/// than at its next polling.
@Component
class JobWakeup {
  private volatile Runnable look = () -> {};

  /// @param now looks for jobs that are due
  void connect(Runnable now) {
    look = now;
  }

  void afterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            look.run();
          }
        });
  }
}
