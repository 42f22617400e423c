package org.handover.practice.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handover.practice.api.Access;
import org.handover.practice.api.v2.Described;
import org.handover.practice.api.v2.Operation;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The endpoints of the legacy API, as Spring has found them.
@Component
class LegacyEndpoints {
  /// One of them.
  ///
  /// @param path as a template: `/api/scenarios/{id}`
  /// @param operation what its controller tells of it, if anything
  record LegacyEndpoint(
      String path, String method, Access.Level access, Optional<Operation> operation) {}

  private final ObjectProvider<RequestMappingHandlerMapping> mapping;
  private final ApplicationContext context;

  LegacyEndpoints(
      @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping,
      ApplicationContext context) {
    this.mapping = mapping;
    this.context = context;
  }

  List<LegacyEndpoint> all() {
    List<LegacyEndpoint> all = new ArrayList<>();
    mapping
        .getObject()
        .getHandlerMethods()
        .forEach((info, handler) -> {
          for (String pattern : info.getPatternValues()) {
            if (pattern.startsWith("/api/")) {
              all.addAll(endpoints(pattern, info, handler));
            }
          }
        });
    return all;
  }

  private List<LegacyEndpoint> endpoints(
      String pattern, RequestMappingInfo info, HandlerMethod handler) {
    Access access = handler.getMethodAnnotation(Access.class);
    Access.Level level = access == null ? Access.Level.ANYONE : access.value();
    String path = pattern.replaceAll("\\{(\\w+):[^/]+\\}", "{$1}");
    return info.getMethodsCondition().getMethods().stream()
        .map(method -> new LegacyEndpoint(path, method.name(), level, operation(handler)))
        .toList();
  }

  private Optional<Operation> operation(HandlerMethod handler) {
    return context.getBean(handler.getBeanType()) instanceof Described described
        ? Optional.ofNullable(described.operations().get(handler.getMethod().getName()))
        : Optional.empty();
  }
}
