/// The legacy backend reads on and writes no more: a role and a date enter, triggers and counters
/// are stored in the schema `handover_readonly`, and what they refused leaves.
@NullMarked
package org.handover.toolkit.readonly;

import org.jspecify.annotations.NullMarked;
