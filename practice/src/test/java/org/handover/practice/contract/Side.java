package org.handover.practice.contract;

import org.handover.practice.contract.wire.RawHttp;
import org.handover.practice.database.TestDatabase;

/// A running backend with its database.
public record Side(String name, RawHttp http, TestDatabase database) {}
