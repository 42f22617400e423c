package org.handover.practice.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// API v2 of a service, as one user sees it.
public final class ApiV2Client {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// What was answered; `body` is a missing node where there was none.
  public record Reply(int status, HttpResponse<?> http, JsonNode body) {
    public String header(String name) {
      return http.headers().firstValue(name).orElse("");
    }

    public int id() {
      return body.path("id").asInt();
    }
  }

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final int port;
  private final @Nullable String token;

  private ApiV2Client(int port, @Nullable String token) {
    this.port = port;
    this.token = token;
  }

  /// One of the sample's users: `learner`, `learner2`, `educator`, `admin`.
  public static ApiV2Client signIn(int port, String username)
      throws IOException, InterruptedException {
    return signIn(port, username, "practice-%s-2026".formatted(username));
  }

  public static ApiV2Client signIn(int port, String username, String password)
      throws IOException, InterruptedException {
    String credentials =
        "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(username, password);
    Reply tokens = new ApiV2Client(port, null).post("auth/token/", credentials);
    return new ApiV2Client(port, tokens.body().path("access").asString());
  }

  /// The same user on another instance.
  public ApiV2Client at(int otherPort) {
    return new ApiV2Client(otherPort, token);
  }

  /// Reads a row or a list.
  ///
  /// @param headers names and values in turn
  public Reply get(String path, String... headers) throws IOException, InterruptedException {
    return send(with(headers, request(path).GET()));
  }

  public Reply options(String path) throws IOException, InterruptedException {
    return send(request(path).method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
  }

  public Reply delete(String path) throws IOException, InterruptedException {
    return send(request(path).DELETE());
  }

  /// Sends JSON.
  ///
  /// @param headers names and values in turn
  public Reply post(String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder builder = request(path).POST(HttpRequest.BodyPublishers.ofString(body));
    return send(with(headers, builder.header("Content-Type", "application/json")));
  }

  public Reply put(String path, String body) throws IOException, InterruptedException {
    return send(
        request(path)
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", "application/json"));
  }

  private static HttpRequest.Builder with(String[] headers, HttpRequest.Builder request) {
    return headers.length == 0 ? request : request.headers(headers);
  }

  private Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> http =
        client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    String type = http.headers().firstValue("Content-Type").orElse("");
    JsonNode body =
        type.startsWith("application/json") && http.body().length > 0
            ? MAPPER.readTree(http.body())
            : MAPPER.missingNode();
    return new Reply(http.statusCode(), http, body);
  }

  /// A stream of events, from where the service has begun to answer.
  public Events events(String path) throws IOException, InterruptedException {
    return stream(request(path).GET());
  }

  /// The same for what is said in a conversation.
  public Events say(int conversation, String content, String... headers)
      throws IOException, InterruptedException {
    String body = MAPPER.writeValueAsString(java.util.Map.of("content", content));
    HttpRequest.Builder builder =
        request("conversations/%d/messages/".formatted(conversation))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    return stream(with(headers, builder));
  }

  private Events stream(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<InputStream> http =
        client.send(
            request.header("Accept", "text/event-stream").build(),
            HttpResponse.BodyHandlers.ofInputStream());
    return new Events(http);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/v2/%s".formatted(port, path)))
            .timeout(PATIENCE);
    return token == null ? builder : builder.header("Authorization", "Bearer " + token);
  }

  /// The ids or other whole numbers of a list's rows.
  public static List<Integer> integers(Reply list, String member) {
    return stream(list.body().path("results")).map(row -> row.path(member).asInt()).toList();
  }

  public static Stream<JsonNode> stream(JsonNode array) {
    return array.valueStream();
  }

  static JsonNode parse(String json) {
    return MAPPER.readTree(json.getBytes(UTF_8));
  }
}
