/// What users of a live database feel of the toolkit: nothing.
@NullMarked
package org.handover.toolkit.load;

import org.jspecify.annotations.NullMarked;
