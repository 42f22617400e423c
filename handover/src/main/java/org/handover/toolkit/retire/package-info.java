/// The end of the legacy backend. Its last uses enter, from the request record, its own access logs
/// and the database; a stopped backend and an archive with checksums leave, once nothing has used
/// it for long enough. A small file notes how far that has come, until the archive is confirmed.
@NullMarked
package org.handover.toolkit.retire;

import org.jspecify.annotations.NullMarked;
