/// What the service withstands: hostile clients, and its own sudden death.
@NullMarked
package org.handover.practice.faults;

import org.jspecify.annotations.NullMarked;
