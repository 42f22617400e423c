/// Access and refresh tokens of both APIs. In come JWTs as clients send them and the account that
/// signed in; out go verdicts and signed tokens. Stored: the `practice.refresh_tokens` table.
@NullMarked
package org.handover.practice.identity.tokens;

import org.jspecify.annotations.NullMarked;
