package org.handover.practice.contract;

import tools.jackson.databind.JsonNode;

/// A difference between the backends that the contract grants. It must show: a case whose answers
/// agree, and a waiver that no case needs, are failures.
///
/// @param legacy what the old backend answers; the new one answers as the case expects
record Waiver(String reason, JsonNode legacy) {}
