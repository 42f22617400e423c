/// The reference Flask API's own tests, as part of the one gate.
@NullMarked
package org.handover.practice.legacy;

import org.jspecify.annotations.NullMarked;
