/// The threads that requests run on. In come tasks from Tomcat, one for each connection that has
/// something to read; each is run once, at once or as soon as a worker is free.
@NullMarked
package org.handover.practice.server;

import org.jspecify.annotations.NullMarked;
