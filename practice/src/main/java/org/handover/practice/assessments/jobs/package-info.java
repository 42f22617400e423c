/// Assessments, made by durable jobs. In come transcripts and clients that wait for a result; out
/// go items, scores, the activities that the legacy API shows, and events while they come about.
/// Stored: assessments, their items and events, and db-scheduler's own table. Nothing is kept in
/// memory that another instance would have to know.
@NullMarked
package org.handover.practice.assessments.jobs;

import org.jspecify.annotations.NullMarked;
