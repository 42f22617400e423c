/// How log lines are written. In come log events; out go lines, of text or JSON, written by threads
/// that no request waits for. Nothing is stored.
@NullMarked
package org.handover.practice.logging;

import org.jspecify.annotations.NullMarked;
