package org.handover.toolkit.plan;

/// Why a statement must not run on a live database, and what does the same without harm.
public record Danger(String what, String safeForm) {}
