/// What a database is, as facts: a session enters, a [org.handover.toolkit.catalog.Catalog] leaves.
/// The schema that is expected becomes a catalog too, by way of a scratch database. Nothing is
/// stored.
@NullMarked
package org.handover.toolkit.catalog;

import org.jspecify.annotations.NullMarked;
