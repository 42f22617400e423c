package org.handover.toolkit.step;

/// Ends a step; the command line turns the fault into lines and an exit code.
public final class StoppedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Fault fault;

  public StoppedException(Fault fault) {
    super(fault.toString());
    this.fault = fault;
  }

  public StoppedException(Fault fault, Throwable cause) {
    super(fault.toString(), cause);
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }
}
