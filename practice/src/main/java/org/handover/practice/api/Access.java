package org.handover.practice.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Who may call an endpoint. Every endpoint has one.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Access {
  Level value();

  /// Whether the endpoint takes a [UnverifiedPrincipal] instead of a [Principal], and finds the
  /// role in the statement that it runs anyway: one turn to the database less. Only where
  /// [Level#USER] will do.
  boolean claimed() default false;

  /// From the most open to the strictest.
  enum Level {
    /// Anyone; a token is not even looked at.
    ANYONE,
    /// Anyone, but the answer depends on the role: a token that is sent has to be sound.
    VIEWER,
    /// Any signed-in user.
    USER,
    /// Educators and admins.
    EDUCATOR,
    /// Admins.
    ADMIN
  }
}
