/// The OpenAPI document against the service it tells of: the checked-in copy, a validator of
/// OpenAPI, and answers that were really given.
@NullMarked
package org.handover.practice.openapi;

import org.jspecify.annotations.NullMarked;
