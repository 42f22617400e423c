/// The command line: arguments enter, tables or JSON and an exit code leave. Each command is one
/// class that parses, calls a stage and shows its report; nothing else happens here, and nothing is
/// stored.
@NullMarked
package org.handover.toolkit.cli;

import org.jspecify.annotations.NullMarked;
