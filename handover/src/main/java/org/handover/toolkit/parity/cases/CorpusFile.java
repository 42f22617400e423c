package org.handover.toolkit.parity.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.core.JacksonException;

/// Reads a YAML file of a corpus into a record, strictly: a key that the record does not have, a
/// key that is there twice and a block that holds itself are errors.
public final class CorpusFile {
  private static final LoadSettings STRICT =
      LoadSettings.builder().setSchema(new CoreSchema()).setAllowDuplicateKeys(false).build();

  private CorpusFile() {}

  /// Makes a record of it.
  ///
  /// @throws StoppedException naming the file and what is wrong in it
  public static <T> T read(Path file, Class<T> type) {
    String text = text(file);
    try {
      Node root =
          new Compose(STRICT)
              .composeString(text)
              .orElseThrow(() -> wrong(file, "is empty", "write cases into it"));
      refuseRecursion(file, root);
      Object tree = new StandardConstructor(STRICT).constructSingleDocument(Optional.of(root));
      return JsonValues.MAPPER.convertValue(tree, type);
    } catch (JacksonException e) {
      throw wrong(file, e.getOriginalMessage(), "see docs/handover/parity-cases.md");
    } catch (YamlEngineException e) {
      throw wrong(file, "is not YAML: " + e.getMessage(), "mend it");
    }
  }

  private static void refuseRecursion(Path file, Node node) {
    if (node.isRecursive()) {
      throw wrong(file, "holds a block that holds itself", "write it out");
    }
    switch (node) {
      case MappingNode mapping ->
          mapping.getValue().forEach(tuple -> refuseRecursion(file, tuple.getValueNode()));
      case SequenceNode sequence -> sequence.getValue().forEach(one -> refuseRecursion(file, one));
      default -> {
        // A scalar holds nothing.
      }
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw wrong(file, "cannot be read as UTF-8 text", "see that it is there");
    }
  }

  static StoppedException wrong(Path file, String what, String remedy) {
    return new StoppedException(
        new Fault.Misconfigured(String.valueOf(file.getFileName()), what, remedy));
  }
}
