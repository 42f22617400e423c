package org.handover.practice.api.throttle;

import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.handover.practice.api.ApiException;
import org.handover.practice.api.Principal;

/// All throttles. Each counts the request that it is asked about, for this instance alone or, with
/// `THROTTLE_SHARED`, together with the other instances on the database.
public final class Throttles {
  /// Sign-ins to one account. Other addresses are not counted along, or anyone could lock the
  /// account's owner out. Of a name, which may be long, the hash is enough.
  private record Guess(Network from, int name) {}

  private final Buckets users;
  private final AddressBuckets addresses;
  private final AddressBuckets signIns;
  private final Buckets guesses;
  private final Buckets guessesByToken;
  private final boolean legacy;

  /// @param buckets makes those of a name and a rate
  Throttles(ThrottleSettings settings, BiFunction<String, Rate, Buckets> buckets) {
    users = buckets.apply("user", settings.user());
    addresses = new AddressBuckets("address", settings.address(), buckets);
    signIns = new AddressBuckets("sign-in", settings.signIn(), buckets);
    guesses = buckets.apply("guess", settings.guesses());
    guessesByToken = buckets.apply("guess by token", settings.guesses());
    legacy = settings.legacy();
  }

  /// Any request.
  ///
  /// @throws ApiException where there were too many of the user, or of strangers at that address
  public void request(Principal principal, Supplier<String> address) {
    if (principal.equals(Principal.ANONYMOUS)) {
      addresses.take(Network.of(address.get()));
    } else {
      users.take(principal.id());
    }
  }

  /// A request that tries a secret, such as a password or a token.
  ///
  /// @param principal who sends it, if they have shown a token
  /// @throws ApiException where there were too many
  public void secret(Principal principal, Supplier<String> address) {
    signIns.take(Network.of(address.get()));
    if (!principal.equals(Principal.ANONYMOUS)) {
      guessesByToken.take(principal.id());
    }
  }

  /// A password that is tried for an account.
  ///
  /// @throws ApiException where there were too many
  public void guess(String account, String address) {
    guesses.take(new Guess(Network.of(address), account.hashCode()));
  }

  /// What counts as one sender: see [Network].
  public static Object network(String address) {
    return Network.of(address);
  }

  /// Whether the legacy API asks.
  public boolean countLegacySignIns() {
    return legacy;
  }
}
