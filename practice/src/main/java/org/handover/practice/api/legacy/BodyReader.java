package org.handover.practice.api.legacy;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.practice.api.JsonText;
import org.handover.practice.api.RequestBytes;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Gives a controller of the legacy API its [JsonBody].
final class BodyReader implements HandlerMethodArgumentResolver {
  private static final Pattern MEDIA_TYPE = Pattern.compile("\\s*([^;,\\s]+)");

  private final RequestBytes bytes;

  BodyReader(RequestBytes bytes) {
    this.bytes = bytes;
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
    return JsonText.parse(bytes.read(request))
        .filter(ObjectNode.class::isInstance)
        .map(value -> new JsonBody((ObjectNode) value))
        .orElseGet(() -> new JsonBody(JsonNodeFactory.instance.objectNode()));
  }

  /// Werkzeug takes the first word for the type, whatever stands behind it.
  private static boolean isJson(@Nullable String contentType) {
    Matcher word = MEDIA_TYPE.matcher(contentType == null ? "" : contentType);
    String type = word.lookingAt() ? word.group(1).toLowerCase(Locale.ROOT) : "";
    return type.equals("application/json")
        || (type.startsWith("application/") && type.endsWith("+json"));
  }
}
