/// Cases that need no author: an OpenAPI document, a recorded session or an access log enters, a
/// chapter of the corpus leaves, without secrets and personal data. Nothing is stored.
@NullMarked
package org.handover.toolkit.parity.inputs;

import org.jspecify.annotations.NullMarked;
