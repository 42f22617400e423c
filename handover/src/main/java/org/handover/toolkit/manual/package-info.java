/// The manual, made of the command line itself: a command enters, its page leaves as Markdown and
/// as a man page. What is on the disk is rewritten by the build, or compared with by a test.
@NullMarked
package org.handover.toolkit.manual;

import org.jspecify.annotations.NullMarked;
