/// The embedded gateway: requests of clients enter, the answers of the backend that the traffic
/// state names leave, and one line of each goes to the request record. It runs for months in a
/// process of its own. It stores the record; the traffic state it only reads.
///
/// Data's way: [org.handover.toolkit.gateway.StrictRequestDecoder] (bytes),
/// [org.handover.toolkit.gateway.RequestScreen] (heads), [org.handover.toolkit.gateway.Router]
/// (backend), [org.handover.toolkit.gateway.ProxyExchange] (both directions),
/// [org.handover.toolkit.gateway.RecordWriter] (record).
@NullMarked
package org.handover.toolkit.gateway;

import org.jspecify.annotations.NullMarked;
