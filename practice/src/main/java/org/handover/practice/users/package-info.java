/// Who is asking. In come a bearer token or a browser session, a name and a password; out go a
/// [Caller] for every other package, and the accounts over both faces. Stored: the `user` table,
/// with password hashes in any of the four formats that the site has used.
@NullMarked
package org.handover.practice.users;

import org.jspecify.annotations.NullMarked;
