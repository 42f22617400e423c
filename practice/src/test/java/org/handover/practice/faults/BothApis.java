package org.handover.practice.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.handover.practice.rawhttp.Header;
import org.handover.practice.rawhttp.RawHttp;
import org.handover.practice.rawhttp.RawRequest;
import org.handover.practice.rawhttp.RawResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Both APIs of a service, as a client asks them.
public record BothApis(RawHttp http) {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Header JSON = new Header("Content-Type", "application/json");

  public BothApis(int port) {
    this(new RawHttp(port));
  }

  public RawResponse get(String target, Header... headers) throws IOException {
    return http.send(RawRequest.get(target, headers));
  }

  public RawResponse post(String target, String body, Header... headers) throws IOException {
    return send("POST", target, body, headers);
  }

  public RawResponse send(String method, String target, String body, Header... headers)
      throws IOException {
    List<Header> all = new ArrayList<>(List.of(headers));
    all.add(JSON);
    return http.send(new RawRequest(method, target, "1.1", all, body.getBytes(UTF_8)));
  }

  public Header token(String user) throws IOException {
    String credentials =
        "{\"username\": \"%s\", \"password\": \"practice-%s-2026\"}".formatted(user, user);
    RawResponse answer = post("/api/auth/login", credentials);
    return new Header("Authorization", "Bearer " + json(answer).get("access_token").stringValue());
  }

  public static JsonNode json(RawResponse answer) {
    return MAPPER.readTree(answer.text());
  }
}
