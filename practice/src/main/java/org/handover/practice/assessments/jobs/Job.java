package org.handover.practice.assessments.jobs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An assessment that waits to be made, or to be made again. Each round is a job of its own: the
/// row of one that has just ended may still be there when the next is queued.
///
/// @param round how often a person had it queued, from 1
record Job(int assessment, int round) {
  private static final Pattern ID = Pattern.compile("(\\d+)-(\\d+)");

  static Job parse(String id) {
    Matcher parts = ID.matcher(id);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no job has the id " + id);
    }
    return new Job(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
  }

  String id() {
    return assessment + "-" + round;
  }
}
