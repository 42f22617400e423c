/// Copies that are known to be good: a database enters, a folder with a dump and a manifest is
/// stored, and it counts only after it was restored into a scratch database and compared. A folder
/// enters again and a restored database leaves.
@NullMarked
package org.handover.toolkit.backup;

import org.jspecify.annotations.NullMarked;
