package org.handover.practice.ai;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.practice.ai.openai.Message;

/// The messages that make a model the patient. What the scenario's author wrote is in the system
/// message, and only that; what the learner says is in messages of the role `user`, and only there.
final class PatientMessages {
  static final String VERSION = "patient-1";

  private static final String TEMPLATE = Resource.text(VERSION + ".txt");
  private static final Pattern BLANK_SPACE = Pattern.compile("\\{(persona|instructions)}");
  private static final String NOBODY = "The person whom the scene describes.";
  private static final String LEFT_OUT =
      "(A part of the conversation, some while ago, is left out here.)";

  private final int contextTokens;
  private final int answerTokens;

  PatientMessages(int contextTokens, int answerTokens) {
    this.contextTokens = contextTokens;
    this.answerTokens = answerTokens;
  }

  List<Message> of(PatientPrompt prompt) {
    String system = system(prompt.scenario());
    int room = contextTokens - answerTokens - Window.tokens(system) - Window.tokens(LEFT_OUT);
    Window window = Window.of(prompt.turns(), room);
    List<Message> messages = new ArrayList<>();
    messages.add(Message.system(system));
    window.head().forEach(turn -> messages.add(message(turn)));
    if (window.leftOut() > 0) {
      messages.add(Message.system(LEFT_OUT));
    }
    window.tail().forEach(turn -> messages.add(message(turn)));
    return messages;
  }

  /// One pass over the template: what is filled in is not looked at again.
  private static String system(ScenarioBrief scenario) {
    String persona = scenario.persona() == null ? NOBODY : scenario.persona();
    Map<String, String> values =
        Map.of("persona", persona.strip(), "instructions", scenario.instructions().strip());
    return BLANK_SPACE
        .matcher(TEMPLATE)
        .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
  }

  private static Message message(Turn turn) {
    return turn.speaker() == Speaker.LEARNER
        ? Message.user(Harmless.text(turn.text()))
        : Message.assistant(turn.text());
  }
}
