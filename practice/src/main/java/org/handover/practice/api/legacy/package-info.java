/// The legacy API, as the Flask backend has it. In come requests that Spring MVC has routed, with a
/// body checked against a list of [Field]s; out go a [Reply], or an [ApiError] in the legacy words.
/// Nothing is stored.
@NullMarked
package org.handover.practice.api.legacy;

import org.jspecify.annotations.NullMarked;
