/// What a conversation is measured by. In come an educator's categories, subcategories and rubric
/// questions; out they go to viewers, in the order in which they are asked. Stored: `categories`,
/// `subcategories` and `rubric_questions`.
@NullMarked
package org.handover.practice.assessments;

import org.jspecify.annotations.NullMarked;
