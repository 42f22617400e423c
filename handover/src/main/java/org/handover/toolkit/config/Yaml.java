package org.handover.toolkit.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// YAML as blocks (`Map<String, Object>`), lists, and texts as they were written: a name may be
/// `1.10` or `no`. A plain `null`, `~` or nothing at all is null.
final class Yaml {
  private Yaml() {}

  /// Says where it is wrong and how, and repeats no value: that could be a password.
  static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1;

    private UnreadableException(Mark at, String what) {
      super("line %d: %s".formatted(at.getLine() + 1, what));
    }

    private UnreadableException(String what, YamlEngineException cause) {
      super(what, cause);
    }
  }

  static @Nullable Object read(String text) throws UnreadableException {
    try {
      Node root = new Compose(LoadSettings.builder().build()).composeString(text).orElse(null);
      return root == null ? null : value(root);
    } catch (MarkedYamlEngineException e) {
      String line =
          e.getProblemMark().map(mark -> "line %d: ".formatted(mark.getLine() + 1)).orElse("");
      throw new UnreadableException(line + problem(e), e);
    } catch (ReaderException e) {
      throw new UnreadableException("it holds a character that is not allowed", e);
    } catch (YamlEngineException e) {
      throw new UnreadableException("it cannot be read", e);
    }
  }

  /// The line of a key, such as `backends.legacy.url`, or of the innermost block around it that is
  /// there; 0: none is.
  static int line(String text, String key) {
    Node node = new Compose(LoadSettings.builder().build()).composeString(text).orElse(null);
    int line = 0;
    for (String word : key.replaceAll("\\[.*", "").split("\\.", -1)) {
      NodeTuple found = node instanceof MappingNode mapping ? tuple(mapping, word) : null;
      if (found == null) {
        return line;
      }
      line = found.getKeyNode().getStartMark().map(mark -> mark.getLine() + 1).orElse(line);
      node = found.getValueNode();
    }
    return line;
  }

  private static @Nullable NodeTuple tuple(MappingNode mapping, String word) {
    return mapping.getValue().stream()
        .filter(
            tuple -> tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(word))
        .findFirst()
        .orElse(null);
  }

  /// YAML's own words, unless they repeat what stands there: without quotes, a password that begins
  /// with * or ! is taken for a name.
  private static String problem(MarkedYamlEngineException e) {
    return e.getProblem().startsWith("found undefined")
        ? "a value that begins with * or ! belongs in quotes"
        : e.getProblem();
  }

  private static @Nullable Object value(Node node) throws UnreadableException {
    if (node.isRecursive()) {
      throw wrong(node, "a block holds itself");
    }
    return switch (node) {
      case MappingNode mapping -> block(mapping);
      case SequenceNode sequence -> list(sequence);
      case ScalarNode scalar -> text(scalar);
      default -> throw wrong(node, "an anchor that is not known");
    };
  }

  private static Map<String, @Nullable Object> block(MappingNode mapping)
      throws UnreadableException {
    Map<String, @Nullable Object> block = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw wrong(tuple.getKeyNode(), "a key is a word");
      }
      if (block.containsKey(key.getValue())) {
        throw wrong(key, "the key '%s' is there twice".formatted(key.getValue()));
      }
      block.put(key.getValue(), value(tuple.getValueNode()));
    }
    return block;
  }

  private static List<@Nullable Object> list(SequenceNode sequence) throws UnreadableException {
    List<@Nullable Object> list = new ArrayList<>();
    for (Node one : sequence.getValue()) {
      list.add(value(one));
    }
    return list;
  }

  private static @Nullable String text(ScalarNode scalar) {
    String text = scalar.getValue();
    boolean nothing = text.isEmpty() || text.equals("~") || text.equals("null");
    return nothing && scalar.getScalarStyle() == ScalarStyle.PLAIN ? null : text;
  }

  private static UnreadableException wrong(Node node, String what) {
    return new UnreadableException(node.getStartMark().orElseThrow(), what);
  }

  /// A value as the block that it is.
  @SuppressWarnings("unchecked")
  static Map<String, @Nullable Object> asBlock(Map<?, ?> block) {
    return (Map<String, @Nullable Object>) block;
  }
}
