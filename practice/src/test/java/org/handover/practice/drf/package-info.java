/// API v2, held against what it stands in for: Django REST framework itself, and clients that were
/// written for it. In come the requests of `src/test/drf/cases` and what the npm data providers
/// send; out come the differences from the real one's answers. Nothing is stored.
@NullMarked
package org.handover.practice.drf;

import org.jspecify.annotations.NullMarked;
