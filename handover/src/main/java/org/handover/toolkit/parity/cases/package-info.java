/// The parity corpus: a folder of YAML files enters, single requests with what is expected of their
/// answers leave. Tables and matrices are written out, placeholders are filled in, callers sign
/// their requests. Nothing is stored.
@NullMarked
package org.handover.toolkit.parity.cases;

import org.jspecify.annotations.NullMarked;
