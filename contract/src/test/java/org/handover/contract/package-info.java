/// One contract, both backends, played by the toolkit's own command. In come this repository's
/// cases and the configurations beside them; `handover parity` starts the legacy API and `practice`
/// on clones of a seeded database, and its verdict is the test's. What the command cannot know is
/// added: whether each answer is what the OpenAPI document says, and what the backends asked of the
/// AI's provider. Nothing is stored.
@NullMarked
package org.handover.contract;

import org.jspecify.annotations.NullMarked;
