package org.handover.practice.ai.persona;

import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.handover.practice.ai.PatientPrompt;

/// Plays patients. Its language model is loaded when it is first needed, in about a second, and
/// takes some 100 MB; it may be shared by threads.
public final class PersonaActor {
  private final Meaning meaning;
  private final BiPredicate<String, String> sameTopic;
  private final Phrases phrases = Phrases.read();

  /// @param sameTopic whether two sentences speak of the same clinical thing
  public PersonaActor(BiPredicate<String, String> sameTopic) {
    this(new SentenceVectors(new Loaded()), sameTopic);
  }

  PersonaActor(Meaning meaning, BiPredicate<String, String> sameTopic) {
    this.meaning = meaning;
    this.sameTopic = sameTopic;
  }

  /// What the patient says next. The same prompt always gets the same words.
  public String reply(PatientPrompt prompt) {
    return new Respondent(meaning, sameTopic, phrases, prompt)
        .reply(prompt.turns().getLast().text());
  }

  /// The model, loaded once.
  private static final class Loaded implements Supplier<AllMiniLmL6V2QuantizedEmbeddingModel> {
    private static final class Holder {
      static final AllMiniLmL6V2QuantizedEmbeddingModel MODEL =
          new AllMiniLmL6V2QuantizedEmbeddingModel();
    }

    @Override
    public AllMiniLmL6V2QuantizedEmbeddingModel get() {
      return Holder.MODEL;
    }
  }
}
