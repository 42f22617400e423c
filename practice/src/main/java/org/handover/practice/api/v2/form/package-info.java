/// Bodies held against lists of fields, the way DRF's serializers do it. In come a
/// [org.handover.practice.api.v2.Body] and a resource's fields; out go checked values by column, or
/// every mistake at once in DRF's words.
@NullMarked
package org.handover.practice.api.v2.form;

import org.jspecify.annotations.NullMarked;
