package org.handover.practice.ai;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handover.practice.ai.cases.CaseFact;
import org.handover.practice.ai.cases.NotUnderstood;
import org.handover.practice.ai.cases.PatientCase;
import org.handover.practice.ai.cases.Slot;
import org.handover.practice.ai.cases.Telling;
import org.handover.practice.ai.openai.Message;
import org.jspecify.annotations.Nullable;

/// The messages that make a model the patient. What the case says is in the system message, without
/// what it hides, which a model that does not know it cannot tell; what the learner says is in
/// messages of the role `user`, and only there.
final class PatientMessages {
  static final String VERSION = "patient-2";

  private static final String TEMPLATE = TextResource.text(VERSION + ".txt");
  private static final Pattern BLANK_SPACE = Pattern.compile("\\{(who|facts|guarded|manner)}");
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
    PatientCase patient = scenario.compiled();
    Map<String, String> values =
        Map.of(
            "who", who(scenario.character(), patient),
            "facts", lines(patient.in(Telling.FREELY).map(CaseFact::spoken)),
            "guarded", lines(patient.in(Telling.GUARDED).map(PatientMessages::guarded)),
            "manner", lines(manner(patient)));
    return BLANK_SPACE
        .matcher(TEMPLATE)
        .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
  }

  private static String who(ScenarioBrief.@Nullable Person person, PatientCase patient) {
    if (person == null) {
      return NOBODY;
    }
    String years = person.age() == null ? "" : ", " + person.age();
    String work = person.occupation() == null ? "" : ", " + person.occupation();
    String name = person.name() + years + work;
    return patient.perspective().isForAnother()
        ? "You speak for %s: you are the %s.".formatted(name, patient.perspective().relation())
        : "You are " + name + ".";
  }

  private static String guarded(CaseFact fact) {
    String kindly = fact.sympathy() ? ", and when you are met with kindness" : "";
    return fact.unlocks().isEmpty()
        ? "%s (only if asked about it%s)".formatted(fact.spoken(), kindly)
        : "%s (only if asked: %s%s)"
            .formatted(fact.spoken(), String.join("; ", fact.unlocks()), kindly);
  }

  /// How to play, and what was written so that it became no fact. What the case hides is in
  /// neither.
  private static Stream<String> manner(PatientCase patient) {
    Stream<String> manner = patient.in(Slot.INSTRUCTION).map(CaseFact::source);
    Stream<String> open =
        patient.notUnderstood().stream()
            .map(NotUnderstood::source)
            .filter(text -> !patient.names(text));
    return Stream.concat(manner, open);
  }

  private static String lines(Stream<String> lines) {
    String all = lines.distinct().map(line -> "- " + line).collect(Collectors.joining("\n"));
    return all.isEmpty() ? "- (nothing)" : all;
  }

  private static Message message(Turn turn) {
    return turn.speaker() == Speaker.LEARNER
        ? Message.user(PromptSanitizer.text(turn.text()))
        : Message.assistant(turn.text());
  }
}
