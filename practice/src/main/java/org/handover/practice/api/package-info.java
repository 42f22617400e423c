/// What both faces of the service share. In come raw HTTP requests; out go a decoded path, a query,
/// a JSON body checked against a list of [Field]s, and back a [Reply] or a [ApiError] in the words
/// of the face that was asked. Nothing is stored here, and nothing here knows a feature.
@NullMarked
package org.handover.practice.api;

import org.jspecify.annotations.NullMarked;
