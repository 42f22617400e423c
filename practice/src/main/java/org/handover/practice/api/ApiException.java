package org.handover.practice.api;

/// Ends the handling of a request with a [ApiError]. An expected outcome: it carries no stack
/// trace.
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ApiError fault;

  public ApiException(ApiError fault) {
    super(fault.toString(), null, false, false);
    this.fault = fault;
  }

  public static ApiException notFound(String thing) {
    return new ApiException(new ApiError.NotFound(thing));
  }

  public static ApiException invalid(String field) {
    return new ApiException(new ApiError.InvalidField(field));
  }

  public ApiError fault() {
    return fault;
  }
}
