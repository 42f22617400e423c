package org.handover.practice.api.throttle;

import org.handover.practice.api.Setting;
import org.springframework.core.env.PropertyResolver;

/// How often one may ask. The defaults are far above what people at a front-end do.
///
/// @param user `THROTTLE_USER`: requests of one user
/// @param address `THROTTLE_ADDRESS`: requests without a token from one address
/// @param signIn `THROTTLE_SIGN_IN`: sign-ins, registrations and uses of a token from one address,
///   a whole clinic's perhaps
/// @param guesses `THROTTLE_GUESSES`: sign-ins to one account from one address
/// @param legacy `THROTTLE_LEGACY_SIGN_IN`: whether sign-ins to the legacy API count too, which the
///   Flask API never refused
/// @param shared `THROTTLE_SHARED`: whether all instances on the database count together
record ThrottleSettings(
    Rate user, Rate address, Rate signIn, Rate guesses, boolean legacy, boolean shared) {
  private static final Setting<String> USER = rate("THROTTLE_USER", "6000/min");
  private static final Setting<String> ADDRESS = rate("THROTTLE_ADDRESS", "6000/min");
  private static final Setting<String> SIGN_IN = rate("THROTTLE_SIGN_IN", "300/min");
  private static final Setting<String> GUESSES = rate("THROTTLE_GUESSES", "30/min");
  private static final Setting<Boolean> LEGACY =
      new Setting<>(
          "THROTTLE_LEGACY_SIGN_IN", Boolean.class, "false", any -> true, "true or false");
  private static final Setting<Boolean> SHARED =
      new Setting<>("THROTTLE_SHARED", Boolean.class, "false", any -> true, "true or false");

  static ThrottleSettings from(PropertyResolver environment) {
    return new ThrottleSettings(
        Rate.parse(USER.read(environment)),
        Rate.parse(ADDRESS.read(environment)),
        Rate.parse(SIGN_IN.read(environment)),
        Rate.parse(GUESSES.read(environment)),
        LEGACY.read(environment),
        SHARED.read(environment));
  }

  private static Setting<String> rate(String variable, String otherwise) {
    return new Setting<>(variable, String.class, otherwise, Rate::isValid, Rate.EXPECTED);
  }
}
