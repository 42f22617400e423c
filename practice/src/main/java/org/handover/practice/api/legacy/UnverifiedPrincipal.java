package org.handover.practice.api.legacy;

import org.handover.practice.api.RowId;

/// Who sent the request, as sound proof says. Whether there is such a user, and what role they have
/// now, is for the endpoint to find out.
public record UnverifiedPrincipal(RowId user) {}
