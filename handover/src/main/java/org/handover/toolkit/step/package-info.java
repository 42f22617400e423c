/// The words that all stages share: what a step can find ([org.handover.toolkit.step.Verdict],
/// [org.handover.toolkit.step.Finding]), why it can stop ([org.handover.toolkit.step.Fault]), and
/// what it hands to those that show or keep it ([org.handover.toolkit.step.Report]). Nothing is
/// stored.
@NullMarked
package org.handover.toolkit.step;

import org.jspecify.annotations.NullMarked;
