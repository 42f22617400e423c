package org.handover.toolkit.schema;

/// How bad a difference is.
public enum Severity {
  /// Both backends can live with it.
  ADDITIVE,
  /// A row could be lost, refused or misread.
  BLOCKS
}
