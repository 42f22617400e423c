/// What a database is, as facts: a session enters, a [org.handover.toolkit.catalog.Catalog] leaves.
/// The schema that is expected becomes a catalog too, by way of a scratch database. What PostgreSQL
/// wrote down of it is kept in files beside the journal, and read again by the runs for which it
/// would be the same.
@NullMarked
package org.handover.toolkit.catalog;

import org.jspecify.annotations.NullMarked;
