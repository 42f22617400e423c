/// What databases consist of: an expected schema and a live one enter; the differences leave, each
/// with its weight and its remedy. Nothing is changed or stored.
@NullMarked
package org.handover.toolkit.schema;

import org.jspecify.annotations.NullMarked;
