/// What API v2 promises beyond Django REST framework, and so cannot be held against it.
@NullMarked
package org.handover.practice.api.v2;

import org.jspecify.annotations.NullMarked;
