package org.handover.practice.api;

/// A part of the service that has something to say on `/health`. None is asked about readiness.
public interface HealthPart {
  /// What it is called there: `ai`.
  String name();

  /// How it is, in words for an operator; without secrets.
  String state();
}
