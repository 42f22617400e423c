package org.handover.practice.assessments.jobs;

import org.handover.practice.api.Json;

/// Something that happened to an assessment.
///
/// @param id rises from one event of an assessment to the next
/// @param name `status` or `item`
/// @param last whether nothing follows: the assessment is done, or has failed
record AssessmentEvent(long id, int assessment, String name, Json data, boolean last) {}
