/// Tomcat, and how it runs requests. In come connections and SIGTERM; out go requests with an id
/// and a deadline, on a worker thread each, answers in JSON where Tomcat refuses a request itself,
/// and a stop that fails no request. Nothing is stored.
@NullMarked
package org.handover.practice.server;

import org.jspecify.annotations.NullMarked;
