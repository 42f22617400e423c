/// The legacy site's cookies, `session` and `remember_token`. In come a request's cookies; out go
/// the ids of the users that they name, and renewed cookies. Nothing is stored.
@NullMarked
package org.handover.practice.identity.sessions;

import org.jspecify.annotations.NullMarked;
