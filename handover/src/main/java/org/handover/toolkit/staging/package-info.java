/// A copy of everything to rehearse on. A rehearsed backup and masking rules enter; a database
/// without personal data, and both backends at work on it, leave. A file notes which process holds
/// them; what a killed one left is removed by the next.
@NullMarked
package org.handover.toolkit.staging;

import org.jspecify.annotations.NullMarked;
