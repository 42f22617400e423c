@NullMarked
package org.handover.practice;

import org.jspecify.annotations.NullMarked;
