package org.handover.practice.ai.persona;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Compares by the vectors of a small language model that runs in the process. Those of the last
/// few thousand texts are kept: a scenario's facts are asked about again and again.
final class SentenceVectors implements Meaning {
  private static final int MOST_KEPT = 4_000;

  /// The model reads no more than 512 word pieces, and gains nothing from that many.
  private static final int LONGEST = 400;

  private final Supplier<? extends EmbeddingModel> model;
  private final Map<String, float[]> kept =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
          return size() > MOST_KEPT;
        }
      };

  SentenceVectors(Supplier<? extends EmbeddingModel> model) {
    this.model = model;
  }

  @Override
  public double likeness(String one, String other) {
    float[] a = vector(one);
    float[] b = vector(other);
    double product = 0;
    double lengthA = 0;
    double lengthB = 0;
    for (int at = 0; at < a.length; at++) {
      product += a[at] * b[at];
      lengthA += a[at] * a[at];
      lengthB += b[at] * b[at];
    }
    return Math.clamp(product / Math.sqrt(lengthA * lengthB), 0, 1);
  }

  private float[] vector(String text) {
    String read = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    synchronized (kept) {
      float[] known = kept.get(read);
      if (known != null) {
        return known;
      }
    }
    float[] vector = model.get().embed(read.isBlank() ? "." : read).content().vector();
    synchronized (kept) {
      kept.put(read, vector);
    }
    return vector;
  }
}
