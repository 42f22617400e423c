package org.handover.practice.api.v2;

import java.util.List;

/// A feature's share of API v2.
public interface RouteSource {
  List<Route> routes();
}
