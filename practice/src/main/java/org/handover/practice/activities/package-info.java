/// What learners did. In come practice sessions, notes and evaluations with their transcripts; out
/// go a learner's own activities and, to educators, everyone's. Stored: `activities`, whose
/// `transcript` and `feedback` keep the client's JSON as PostgreSQL's `json` keeps it.
@NullMarked
package org.handover.practice.activities;

import org.jspecify.annotations.NullMarked;
