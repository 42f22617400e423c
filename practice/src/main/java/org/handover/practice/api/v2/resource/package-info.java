/// Tables as resources: declared once by a feature, listed, read and written over API v2. In come
/// declarations of columns, fields, filters and rights, and requests; out go pages and rows whose
/// JSON PostgreSQL builds, in one statement each.
@NullMarked
package org.handover.practice.api.v2.resource;

import org.jspecify.annotations.NullMarked;
