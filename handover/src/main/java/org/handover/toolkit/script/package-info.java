/// Folders of SQL enter, statements with their places leave. Nothing is run or stored.
@NullMarked
package org.handover.toolkit.script;

import org.jspecify.annotations.NullMarked;
