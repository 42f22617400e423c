/// A client of API v2, for tests of what takes several requests: JSON, and streams of events as
/// they come.
@NullMarked
package org.handover.practice.client;

import org.jspecify.annotations.NullMarked;
