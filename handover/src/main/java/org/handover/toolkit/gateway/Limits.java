package org.handover.toolkit.gateway;

import java.time.Duration;

/// How long the gateway waits.
///
/// @param connect until a backend accepts a connection
/// @param response until a backend sends the first byte of its answer
/// @param idle how long a connection may be silent within a body or between two requests
/// @param head until a request's head is complete
/// @param drain how long requests in flight may take after SIGTERM
public record Limits(
    Duration connect, Duration response, Duration idle, Duration head, Duration drain) {}
