/// Password hashes, in any of the four formats that the site has used. In come a password and a
/// stored hash; out go whether they match, and new hashes. Nothing is stored. Hashing runs on
/// threads of its own, in an order that is fair to each client network.
@NullMarked
package org.handover.practice.identity.passwords;

import org.jspecify.annotations.NullMarked;
