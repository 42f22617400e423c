/// Accounts, over both APIs: registration, profiles, passwords, administration, and the export of
/// all that is held on a user. Stored: the `user` table.
@NullMarked
package org.handover.practice.users;

import org.jspecify.annotations.NullMarked;
