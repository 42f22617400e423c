/// The first look: a database and the addresses of two backends enter, a commented `handover.yml`
/// leaves. No secret is in it; nothing is changed.
@NullMarked
package org.handover.toolkit.init;

import org.jspecify.annotations.NullMarked;
