/// What people say of assessments. In come overrides by educators and appeals by learners; out go
/// results that follow them, and how well each evaluator agrees with the people. Stored: the
/// reviewer's side of assessment items, and appeals.
@NullMarked
package org.handover.practice.assessments.review;

import org.jspecify.annotations.NullMarked;
