/// PostgreSQL, from the outside: a URL enters ([org.handover.postgres.DatabaseUrl]), sessions with
/// it and scratch databases beside it leave. Stored are only scratch databases, which go again.
@NullMarked
package org.handover.toolkit.database;

import org.jspecify.annotations.NullMarked;
