/// API v2, `/api/v2/`, as a front-end made for Django REST framework expects it. In come routes
/// from the features and requests from clients; out go answers in DRF's shapes, words and order of
/// checks: path, `Accept`, token, permission, throttle, method, row, body. Stored: the first
/// answers to idempotency keys.
@NullMarked
package org.handover.practice.api.v2;

import org.jspecify.annotations.NullMarked;
