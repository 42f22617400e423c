/// One contract, both backends. In come the requests of `parity/`, written in YAML; each is played
/// against the real Flask application and against `practice`, each on its own clone of one seeded
/// database. Out come the differences: from what a case expects, between the two answers, and at
/// the end between the rows of the two databases. Nothing is stored.
@NullMarked
package org.handover.practice.contract;

import org.jspecify.annotations.NullMarked;
