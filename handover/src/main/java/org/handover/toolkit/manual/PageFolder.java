package org.handover.toolkit.manual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Pages on the disk.
public final class PageFolder {
  private PageFolder() {}

  /// Those that have a file of their own: a group whose commands have theirs (`db`) has none, and a
  /// command that only adds to another (`backup verify`) is on that one's.
  static Stream<Page> pages(Page root) {
    return root.commands().stream()
        .flatMap(page -> page.name().endsWith(" db") ? page.commands().stream() : Stream.of(page));
  }

  /// What should be there, by the file's name.
  public static Map<String, String> markdown(Page root, Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    files.put("README.md", MarkdownPage.index(root, before(folder.resolve("README.md"))));
    for (Page page : pages(root).toList()) {
      String file = page.fileName() + ".md";
      files.put(file, MarkdownPage.text(page, before(folder.resolve(file))));
    }
    return files;
  }

  /// One for each command, groups included.
  public static Map<String, String> man(Page root, String version) {
    Map<String, String> files = new TreeMap<>();
    root.all().forEach(page -> files.put(page.fileName() + ".1", ManPage.text(page, version)));
    return files;
  }

  public static void write(Map<String, String> files, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }

  private static String before(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file) : "";
  }
}
