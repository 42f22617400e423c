package org.handover.practice.api.v2;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.practice.api.Json;

/// The version of a row or a list: a hash of how the client sees it.
public final class EntityTag {
  private static final int LENGTH = 15;
  private static final Pattern TAG = Pattern.compile("(W/)?(\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\")");

  private EntityTag() {}

  public static String of(Json value) {
    return of(value.bytes());
  }

  static String of(byte[] body) {
    byte[] hash = sha256().digest(body);
    return '"' + Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, LENGTH)) + '"';
  }

  /// Whether an `If-None-Match` names the version; a weak tag is as good as a strong one.
  static boolean isAmong(List<String> headers, String tag) {
    return matches(headers, tag, true);
  }

  /// Holds an `If-Match` against the row as the client would see it now.
  ///
  /// @throws ProblemException where it names other versions
  public static void require(List<String> headers, Json row) {
    if (!headers.isEmpty() && !matches(headers, of(row), false)) {
      throw new ProblemException(new Problem.PreconditionFailed());
    }
  }

  private static boolean matches(List<String> headers, String tag, boolean weak) {
    for (String header : headers) {
      if (header.strip().equals("*")) {
        return true;
      }
      Matcher each = TAG.matcher(header);
      while (each.find()) {
        if (each.group(2).equals(tag) && (weak || each.group(1) == null)) {
          return true;
        }
      }
    }
    return false;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
