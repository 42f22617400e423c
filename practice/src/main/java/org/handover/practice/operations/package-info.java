/// What those need who run the service. In come their questions (`/health/…`, `/metrics`), every
/// request as Tomcat sees it, and SIGTERM; out go health, meters, log lines, and a stop that lets
/// what is under way end well. Other packages offer a `MeterBinder` or take the `MeterRegistry`;
/// none knows this one. Nothing is stored.
@NullMarked
package org.handover.practice.operations;

import org.jspecify.annotations.NullMarked;
