/// The OpenAPI document of both APIs, and a page to try it. In come what the features tell of their
/// endpoints; out goes one JSON document, built when it is first asked for. Stored: nothing; a copy
/// is checked in as `docs/openapi.json`, and a test fails where it is another.
@NullMarked
package org.handover.practice.openapi;

import org.jspecify.annotations.NullMarked;
