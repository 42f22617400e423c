/// The database under the service.
///
/// What enters: `DATABASE_URL`, `SCHEMA_MODE`, `DATABASE_POOL_SIZE` and `EMBEDDED_DATA_DIR`. What
/// leaves: a connection pool on a database that is known to fit, or a refusal to start that names
/// each thing that does not. What is stored: the additive expansion of the legacy tables
/// (`db/expand`), and only where it was asked for.
@NullMarked
package org.handover.practice.database;

import org.jspecify.annotations.NullMarked;
