package org.handover.practice.ai;

/// Who spoke a turn. Only a learner's turn can earn credit.
public enum Speaker {
  LEARNER,
  PATIENT
}
