/// Is this the database that both backends count on? A live catalog and the expected one enter, the
/// differences leave, each with its weight and its remedy. Nothing is changed or stored.
@NullMarked
package org.handover.toolkit.check;

import org.jspecify.annotations.NullMarked;
