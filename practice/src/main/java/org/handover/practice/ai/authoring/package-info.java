/// Shows educators how a case is read. In come a character and what an educator corrects of its
/// facts; out go the facts, and what was not understood. Corrections are stored, in
/// `practice.case_corrections`.
@NullMarked
package org.handover.practice.ai.authoring;

import org.jspecify.annotations.NullMarked;
