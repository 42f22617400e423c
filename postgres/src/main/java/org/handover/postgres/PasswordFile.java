package org.handover.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// libpq's password file: lines of `host:port:database:user:password`, where `*` is anything and a
/// backslash stands before a colon or a backslash.
final class PasswordFile {
  private final List<List<String>> lines;

  private PasswordFile(List<List<String>> lines) {
    this.lines = lines;
  }

  static PasswordFile read(Path file) {
    requirePrivate(file);
    return new PasswordFile(
        Settings.lines(file).stream()
            .filter(line -> !line.startsWith("#"))
            .map(PasswordFile::fields)
            .filter(fields -> fields.size() == 5)
            .toList());
  }

  /// libpq warns and goes on without it; here that would be a puzzle at the sign-in.
  private static void requirePrivate(Path file) {
    try {
      Set<PosixFilePermission> others = Files.getPosixFilePermissions(file);
      others.removeIf(permission -> permission.name().startsWith("OWNER"));
      if (!others.isEmpty()) {
        throw new InvalidUrlException(
            "needs the password file %s, which others may read".formatted(file),
            "chmod 600 " + file);
      }
    } catch (IOException e) {
      throw new InvalidUrlException(
          "needs the password file %s, which cannot be read".formatted(file),
          "make it readable for its owner alone");
    }
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      if (c == '\\' && at + 1 < line.length()) {
        at++;
        field.append(line.charAt(at));
      } else if (c == ':' && fields.size() < 4) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }

  /// Of all these hosts: the driver takes one password for all of them.
  Optional<String> password(List<Host> hosts, String database, String user) {
    Set<Optional<String>> passwords = new LinkedHashSet<>();
    hosts.forEach(host -> passwords.add(password(host, database, user)));
    if (passwords.size() > 1) {
      throw new InvalidUrlException(
          "has hosts for which the password file holds different passwords",
          "name one host, or write the same password for all of them");
    }
    return passwords.iterator().next();
  }

  private Optional<String> password(Host host, String database, String user) {
    // libpq looks for localhost where the socket is in the usual place.
    List<String> asked =
        List.of(
            host.isSocket() && host.name().matches("/tmp|(/var)?/run/postgresql")
                ? "localhost"
                : host.plainName(),
            Integer.toString(host.port()),
            database,
            user);
    return lines.stream().filter(line -> matches(line, asked)).map(List::getLast).findFirst();
  }

  private static boolean matches(List<String> line, List<String> asked) {
    for (int i = 0; i < asked.size(); i++) {
      if (!line.get(i).equals("*") && !line.get(i).equals(asked.get(i))) {
        return false;
      }
    }
    return true;
  }
}
