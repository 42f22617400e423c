package org.handover.toolkit.backup;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a backup says of itself, beside the dump. No secret is in it.
///
/// @param database its URL without the password
/// @param snapshot where in the server's log the copy stands
/// @param whole whether it is of the whole database, and not of some schemas
/// @param schema all objects as the rehearsal restored them, packed; empty: it was not rehearsed
/// @param rehearsed when it was restored and found to be the same; null: it was not
public record Manifest(
    int version,
    Instant at,
    String database,
    String server,
    String tool,
    String snapshot,
    boolean whole,
    List<String> schemas,
    Needs needs,
    Contents contents,
    String schema,
    List<StoredFile> files,
    @Nullable Instant rehearsed) {
  static final int VERSION = 2;

  /// A file of the dump.
  ///
  /// @param path below the backup's folder
  public record StoredFile(String path, long bytes, String sha256) {}

  public Manifest {
    files = List.copyOf(files);
    schemas = List.copyOf(schemas);
  }

  Contents.Scope scope() {
    return new Contents.Scope(schemas, whole);
  }

  Manifest with(List<StoredFile> summed) {
    return new Manifest(
        version, at, database, server, tool, snapshot, whole, schemas, needs, contents, schema,
        summed, rehearsed);
  }

  Manifest rehearsedAt(Instant moment, String restored) {
    return new Manifest(
        version, at, database, server, tool, snapshot, whole, schemas, needs, contents, restored,
        files, moment);
  }

  long bytes() {
    return files.stream().mapToLong(StoredFile::bytes).sum();
  }
}
