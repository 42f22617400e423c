/// Both backends, started for tests: the real Flask application under gunicorn, and `practice`
/// within the test's JVM. In come what they read from their environment; out come ports to send
/// requests to. Nothing is stored. What both are held to is played by the module `contract`.
@NullMarked
package org.handover.practice.backends;

import org.jspecify.annotations.NullMarked;
