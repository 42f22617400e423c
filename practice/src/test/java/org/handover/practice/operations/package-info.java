/// The service as those see it who run it.
@NullMarked
package org.handover.practice.operations;

import org.jspecify.annotations.NullMarked;
