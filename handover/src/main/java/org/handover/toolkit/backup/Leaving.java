package org.handover.toolkit.backup;

import java.util.Set;
import java.util.stream.Collectors;

/// Which entries of a dump a role cannot make: extensions, event triggers and publications that
/// only a superuser can, and what is said about them.
final class Leaving {
  private final Target target;
  private final Set<String> extensions;
  private final Set<String> publications;
  private final Set<String> configuration;

  Leaving(Toc toc, Needs needs, Target target) {
    this.target = target;
    this.extensions =
        needs.extensions().stream()
            .map(Needs.Extension::name)
            .filter(
                name -> !target.installed().contains(name) && !target.creatable().contains(name))
            .collect(Collectors.toSet());
    this.publications =
        toc.entries().stream()
            .filter(e -> e.is("PUBLICATION"))
            .filter(e ->
                needs.forSuperusers().contains(e.name())
                    || !target.reaches(e.owner())
                    || isOfSchemas(toc, e))
            .map(TocEntry::name)
            .collect(Collectors.toSet());
    this.configuration =
        needs.extensions().stream()
            .filter(x -> extensions.contains(x.name()) || target.installed().contains(x.name()))
            .flatMap(x -> x.tables().stream())
            .collect(Collectors.toSet());
  }

  private static boolean isOfSchemas(Toc toc, TocEntry publication) {
    return toc.entries().stream()
        .anyMatch(e ->
            e.is("PUBLICATION TABLES IN SCHEMA") && e.name().startsWith(publication.name() + " "));
  }

  boolean leaves(TocEntry entry) {
    return !target.superuser() && (isForSuperusers(entry) || isOfOthers(entry));
  }

  private boolean isForSuperusers(TocEntry entry) {
    return switch (entry.kind()) {
      case "EVENT TRIGGER", "SUBSCRIPTION", "SUBSCRIPTION TABLE" -> true;
      case "EXTENSION" -> extensions.contains(entry.name());
      case "COMMENT", "SECURITY LABEL" ->
          entry.name().startsWith("EVENT TRIGGER ")
              || extensions.stream().anyMatch(x -> entry.isAbout("EXTENSION", x))
              || publications.stream().anyMatch(p -> entry.isAbout("PUBLICATION", p));
      default -> false;
    };
  }

  private boolean isOfOthers(TocEntry entry) {
    return switch (entry.kind()) {
      case "PUBLICATION" -> publications.contains(entry.name());
      case "PUBLICATION TABLE", "PUBLICATION TABLES IN SCHEMA" ->
          publications.stream().anyMatch(p -> entry.name().startsWith(p + " "));
      case "DEFAULT ACL" -> !target.reaches(entry.owner());
      case "TABLE DATA" -> configuration.contains(entry.schema() + "." + entry.name());
      default -> false;
    };
  }

  /// An extension that somebody has put there for us, whose comment only its owner may set.
  boolean isThere(TocEntry entry) {
    return !target.superuser()
        && target.installed().stream()
            .anyMatch(x -> isExtension(entry, x) || entry.isAbout("EXTENSION", x));
  }

  private static boolean isExtension(TocEntry entry, String name) {
    return entry.is("EXTENSION") && entry.name().equals(name);
  }
}
