/// Every endpoint of the old API: what is known of it from its routes, an OpenAPI document, access
/// logs and recorded sessions enters, one list of endpoints leaves, set against what the new
/// backend says that it serves and what the parity cases reach. Nothing is stored.
@NullMarked
package org.handover.toolkit.inventory;

import org.jspecify.annotations.NullMarked;
