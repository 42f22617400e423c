/// What operators see of the service: health, meters, and reports of failures. In come requests for
/// `/health/…` and `/metrics`, and log events of level ERROR. Other packages offer a `MeterBinder`
/// or take the `MeterRegistry`; none knows this one. Nothing is stored.
@NullMarked
package org.handover.practice.operations;

import org.jspecify.annotations.NullMarked;
