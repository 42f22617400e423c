package org.handover.practice.web;

/// Ends the handling of a request with a [Fault]. An expected outcome: it carries no stack trace.
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  public Refused(Fault fault) {
    super(fault.toString(), null, false, false);
    this.fault = fault;
  }

  public static Refused notFound(String thing) {
    return new Refused(new Fault.NotFound(thing));
  }

  public static Refused invalid(String field) {
    return new Refused(new Fault.InvalidField(field));
  }

  public Fault fault() {
    return fault;
  }
}
