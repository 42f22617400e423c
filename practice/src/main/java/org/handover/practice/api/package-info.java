/// What both APIs share: paths, queries, bodies within bounds, [Field]s, [Access] rules, errors,
/// and JSON. In come raw HTTP requests; out go decoded ones, and answers. Nothing is stored here,
/// and nothing here knows a feature.
@NullMarked
package org.handover.practice.api;

import org.jspecify.annotations.NullMarked;
