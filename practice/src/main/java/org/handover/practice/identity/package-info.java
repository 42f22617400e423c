/// Who sends a request. In come a bearer token, a browser session, a stream ticket, or a name and a
/// password; out go a [Principal], new tokens, or a refusal. Stored: stream tickets, and of the
/// `user` table the password hashes and the time of the last sign-in.
@NullMarked
package org.handover.practice.identity;

import org.jspecify.annotations.NullMarked;
