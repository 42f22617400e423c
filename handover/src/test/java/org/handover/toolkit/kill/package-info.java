@NullMarked
package org.handover.toolkit.kill;

import org.jspecify.annotations.NullMarked;
