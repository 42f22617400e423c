/// Reports as HTML pages that need nothing else: no script, no font and no image from elsewhere.
/// Titles and tables enter, documents leave. Nothing is stored.
@NullMarked
package org.handover.toolkit.page;

import org.jspecify.annotations.NullMarked;
