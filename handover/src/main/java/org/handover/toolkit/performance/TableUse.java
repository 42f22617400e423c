package org.handover.toolkit.performance;

/// A table and what was done with it since the statistics began.
///
/// @param rows as the planner estimates them; -1: it was never analysed
/// @param wasted bytes that an estimate from the planner's statistics calls empty; below zero: not
///   known
public record TableUse(
    String table,
    long rows,
    long bytes,
    long sequentialScans,
    long sequentialRows,
    long indexScans,
    long dead,
    long wasted) {
  TableUse since(TableUse earlier) {
    return new TableUse(
        table,
        rows,
        bytes,
        sequentialScans - earlier.sequentialScans,
        sequentialRows - earlier.sequentialRows,
        indexScans - earlier.indexScans,
        dead,
        wasted);
  }
}
