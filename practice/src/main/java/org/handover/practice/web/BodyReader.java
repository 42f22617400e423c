package org.handover.practice.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Gives a controller its [JsonBody]. Never holds more than the limit, and never waits longer than
/// the deadline however slowly the client sends: the connector bounds each read, this bounds their
/// sum.
final class BodyReader implements HandlerMethodArgumentResolver {
  private static final Pattern MEDIA_TYPE = Pattern.compile("\\s*([^;,\\s]+)");

  private final int limit;
  private final Duration deadline;

  /// `limit` in bytes.
  BodyReader(int limit, Duration deadline) {
    this.limit = limit;
    this.deadline = deadline;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == JsonBody.class;
  }

  @Override
  public JsonBody resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest webRequest,
      @Nullable WebDataBinderFactory binderFactory)
      throws IOException {
    HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
    if (request == null || !isJson(request.getContentType())) {
      return new JsonBody(JsonNodeFactory.instance.objectNode());
    }
    return JsonText.parse(read(request))
        .filter(ObjectNode.class::isInstance)
        .map(value -> new JsonBody((ObjectNode) value))
        .orElseGet(() -> new JsonBody(JsonNodeFactory.instance.objectNode()));
  }

  private byte[] read(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > limit) {
      throw new Refused(new Fault.BodyTooLarge(limit));
    }
    long giveUpAt = System.nanoTime() + deadline.toNanos();
    ByteArrayOutputStream body = new ByteArrayOutputStream(1024);
    byte[] buffer = new byte[8192];
    InputStream in = request.getInputStream();
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      body.write(buffer, 0, read);
      if (body.size() > limit) {
        throw new Refused(new Fault.BodyTooLarge(limit));
      }
      if (System.nanoTime() - giveUpAt > 0) {
        throw new Refused(new Fault.BodyTooSlow());
      }
    }
    return body.toByteArray();
  }

  /// Werkzeug takes the first word for the type, whatever stands behind it.
  private static boolean isJson(@Nullable String contentType) {
    Matcher word = MEDIA_TYPE.matcher(contentType == null ? "" : contentType);
    String type = word.lookingAt() ? word.group(1).toLowerCase(Locale.ROOT) : "";
    return type.equals("application/json")
        || (type.startsWith("application/") && type.endsWith("+json"));
  }
}
