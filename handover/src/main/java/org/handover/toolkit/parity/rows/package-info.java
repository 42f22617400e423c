/// The effects of a play: two clones of one database enter, every row that is not alike leaves,
/// with the case that made it so. Rows are compared where they are, by hashes; only those that
/// differ are read. Nothing is changed.
@NullMarked
package org.handover.toolkit.parity.rows;

import org.jspecify.annotations.NullMarked;
