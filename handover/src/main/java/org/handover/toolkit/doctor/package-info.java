/// Looks before anybody leaps: a configuration enters, findings leave, each with what to do. It
/// changes nothing and stores nothing.
@NullMarked
package org.handover.toolkit.doctor;

import org.jspecify.annotations.NullMarked;
