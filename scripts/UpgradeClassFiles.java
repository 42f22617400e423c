/// Gives the classes of an archive that are older than Java 6, as picocli's are, the format of Java 8 with its stack
/// maps. The JVM takes older ones into no cache: it would read and verify them at each start. What they do stays as it is.
///
/// Usage: java scripts/UpgradeClassFiles.java ARCHIVE
void main(String[] arguments) throws IOException {
  Path archive = Path.of(arguments[0]).toAbsolutePath();
  Path upgraded = Files.createTempFile(archive.getParent(), "upgraded", ".zip");
  Files.copy(archive, upgraded, StandardCopyOption.REPLACE_EXISTING);
  try (FileSystem old = FileSystems.newFileSystem(archive);
      FileSystem renewed = FileSystems.newFileSystem(upgraded);
      Stream<Path> files = Files.walk(old.getPath("/"))) {
    ClassFile format = format(old);
    for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
      byte[] bytes = Files.readAllBytes(file);
      ClassModel model = format.parse(bytes);
      if (model.majorVersion() < ClassFile.JAVA_6_VERSION) {
        Files.write(renewed.getPath(file.toString()), format.transformClass(model, TO_JAVA_8));
      }
    }
  }
  // Whoever runs from the archive meanwhile keeps the one that they opened.
  Files.move(upgraded, archive, StandardCopyOption.ATOMIC_MOVE);
}

/// A method's stack maps are made when its instructions pass through a builder.
static final ClassTransform TO_JAVA_8 =
    ClassTransform.transformingMethodBodies((code, instruction) -> code.with(instruction))
        .andThen(
            (builder, element) -> {
              if (element instanceof ClassFileVersion) {
                builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
              } else {
                builder.with(element);
              }
            });

/// Knows which class extends which, of those in the archive and of Java's own.
static ClassFile format(FileSystem archive) {
  ClassHierarchyResolver resolver =
      ClassHierarchyResolver.ofResourceParsing(
              name -> {
                Path file = archive.getPath("/" + name.packageName().replace('.', '/'), name.displayName() + ".class");
                try {
                  return Files.exists(file) ? new ByteArrayInputStream(Files.readAllBytes(file)) : null;
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .orElse(ClassHierarchyResolver.defaultResolver());
  return ClassFile.of(
      ClassFile.StackMapsOption.GENERATE_STACK_MAPS, ClassFile.ClassHierarchyResolverOption.of(resolver));
}
