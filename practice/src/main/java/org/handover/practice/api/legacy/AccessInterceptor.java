package org.handover.practice.api.legacy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.handover.practice.api.Access;
import org.handover.practice.api.ApiError;
import org.handover.practice.api.ApiException;
import org.handover.practice.api.Principal;
import org.handover.practice.api.Role;
import org.handover.practice.api.StandingHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;

/// Holds each request against its endpoint's [Access], after the path and the method and before the
/// row and the body, and hands the [Principal] or the [UnverifiedPrincipal] on to the controller.
final class AccessInterceptor implements HandlerInterceptor, HandlerMethodArgumentResolver {
  private static final String CALLER = Principal.class.getName();
  private static final String CLAIM = UnverifiedPrincipal.class.getName();

  private final Authenticator authentication;

  AccessInterceptor(Authenticator authentication) {
    this.authentication = authentication;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method) {
      Access access = method.getMethodAnnotation(Access.class);
      if (access != null && access.value() != Access.Level.ANYONE) {
        keepApart(access.value(), request, response);
      }
      if (access != null && access.claimed()) {
        request.setAttribute(CLAIM, authentication.claim(request));
      } else if (access != null) {
        request.setAttribute(CALLER, admit(access.value(), request));
      }
    }
    return true;
  }

  /// Caches tell callers apart by a bearer token of themselves, by a cookie they have to be told
  /// to.
  private static void keepApart(
      Access.Level level, HttpServletRequest request, HttpServletResponse response) {
    StandingHeaders.vary(response, "Authorization", "Cookie");
    boolean isAnonymous =
        request.getHeader("Cookie") == null && request.getHeader("Authorization") == null;
    if (level != Access.Level.VIEWER || !isAnonymous) {
      StandingHeaders.noStore(response);
    }
  }

  private Principal admit(Access.Level level, HttpServletRequest request) {
    return switch (level) {
      case ANYONE -> Principal.ANONYMOUS;
      case VIEWER -> authentication.viewer(request);
      case USER -> authentication.user(request);
      case EDUCATOR -> atLeast(Role.EDUCATOR, authentication.user(request));
      case ADMIN -> atLeast(Role.ADMIN, authentication.user(request));
    };
  }

  private static Principal atLeast(Role role, Principal principal) {
    if (principal.role().compareTo(role) < 0) {
      throw new ApiException(new ApiError.Forbidden());
    }
    return principal;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Principal.class
        || parameter.getParameterType() == UnverifiedPrincipal.class;
  }

  @Override
  public @Nullable Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binderFactory) {
    return request.getAttribute(
        parameter.getParameterType().getName(), RequestAttributes.SCOPE_REQUEST);
  }
}
