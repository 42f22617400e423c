/// What is written to files: records enter and leave as JSON, bytes enter and sums and sizes leave.
/// Also what a file system's refusals mean. Nothing is stored.
@NullMarked
package org.handover.toolkit.files;

import org.jspecify.annotations.NullMarked;
