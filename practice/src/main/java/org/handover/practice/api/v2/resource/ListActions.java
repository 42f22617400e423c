package org.handover.practice.api.v2.resource;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import org.handover.practice.api.Json;
import org.handover.practice.api.v2.Answer;
import org.handover.practice.api.v2.CompactJson;
import org.handover.practice.api.v2.Params;
import org.handover.practice.api.v2.Request;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The list of a resource's rows, page by page.
final class ListActions {
  private final Lists lists;
  private final Resource resource;

  ListActions(JdbcClient jdbc, Resource resource) {
    this.lists = new Lists(jdbc, resource);
    this.resource = resource;
  }

  Answer list(Request request) {
    Params params = request.params();
    Paging paging = Paging.of(params);
    Lists.Page page =
        lists.page(
            new Selection(resource, params, request.principal()),
            paging,
            Ordering.of(params.get("ordering"), resource),
            request.principal().role());
    return Answer.ok(envelope(page, paging.pages(page.count()), request));
  }

  private static Json envelope(Lists.Page page, long pages, Request request) {
    String next = page.number() < pages ? link(request, page.number() + 1) : "null";
    String previous = page.number() > 1 ? link(request, page.number() - 1) : "null";
    String head =
        "{\"count\":%d,\"next\":%s,\"previous\":%s,\"results\":"
            .formatted(page.count(), next, previous);
    ByteArrayOutputStream envelope =
        new ByteArrayOutputStream(head.length() + page.rows().length() + 1);
    envelope.writeBytes(head.getBytes(UTF_8));
    envelope.writeBytes(page.rows().bytes());
    envelope.write('}');
    return Json.of(envelope.toByteArray());
  }

  /// The first page is the one that no `page` names.
  private static String link(Request request, long number) {
    String query = request.params().with("page", number == 1 ? null : Long.toString(number));
    String url = query.isEmpty() ? request.url() : request.url() + "?" + query;
    return new String(CompactJson.write(url), UTF_8);
  }
}
