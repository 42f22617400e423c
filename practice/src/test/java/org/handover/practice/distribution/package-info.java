/// What `bin/distribution` makes, as it is put into production.
@NullMarked
package org.handover.practice.distribution;

import org.jspecify.annotations.NullMarked;
