package org.handover.toolkit.step;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// What a file system says, for people.
public final class Disk {
  private Disk() {}

  public static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException f -> f.getFile() + " is not there";
      case AccessDeniedException f -> f.getFile() + " may not be read or written";
      case FileAlreadyExistsException f -> f.getFile() + " is in the way";
      case NotDirectoryException f -> f.getFile() + " is no folder";
      case FileSystemException f when f.getReason() != null -> f.getFile() + ": " + f.getReason();
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }
}
