package org.handover.practice.ai.persona;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.handover.practice.ai.cases.Aspect;
import org.handover.practice.ai.cases.CaseFact;
import org.handover.practice.ai.cases.NotUnderstood;
import org.handover.practice.ai.cases.PatientCase;
import org.handover.practice.ai.cases.Telling;
import org.handover.practice.ai.cases.Topic;
import org.handover.practice.ai.cases.Topics;

/// What is said where no fact answers: a no of what the case does not have, not knowing, or asking
/// what was meant.
final class Absence {
  private static final Pattern HOW_LONG_NEEDED =
      Pattern.compile("(?i)\\bhow (?:long|many|much) (?:do|will|would) you (?:need|want|like)\\b");
  private static final Pattern HOW_IS =
      Pattern.compile(
          "(?i)^(?:and |so |now |ok,? )?how(?:'s| is| are| have)\\b(?! (?:long|often|much|many))");
  private static final Pattern WHICH = Pattern.compile("(?i)^\\W{0,3}(?:which|where|when|who)\\b");

  private final FactFinder finder;
  private final Speech speech;
  private final PatientCase patient;

  /// How long the complaint has lasted, as the scene's description says; no fact may say it.
  private final Optional<String> since;

  private boolean denied;

  Absence(FactFinder finder, Speech speech, PatientCase patient, Optional<String> since) {
    this.finder = finder;
    this.speech = speech;
    this.patient = patient;
    this.since = since;
  }

  String of(Heard heard) {
    Optional<Topic> topic =
        heard.topics().stream()
            .filter(one -> one.kind() != Topic.Kind.SITE && !one.absent().isEmpty())
            .min(Comparator.comparing(FactFinder::isWide));
    boolean closed = heard.isClosed();
    if (heard.speaksOf("family") && closed) {
      return absent(Topics.shared().named("family"));
    }
    if (HOW_LONG_NEEDED.matcher(heard.text()).find()) {
      return speech.pick("prefer");
    }
    if (topic.isPresent() && Answers.HABITS.contains(topic.get().name())) {
      return absent(topic.get());
    }
    boolean life = topic.isPresent() && topic.get().kind() == Topic.Kind.LIFE;
    if (life && topic.get().name().equals("home")) {
      List<Known> kin =
          finder.find(
              Answers.plain(heard)
                  .about(
                      Set.of(
                          Topics.shared().named("relationship"),
                          Topics.shared().named("children"))));
      if (!kin.isEmpty()) {
        return speech.list(Answers.plain(heard), kin.stream().limit(2).toList());
      }
    }
    if (life && heard.asked().filter(Aspect.WHO::equals).isPresent()) {
      return absent(topic.get());
    }
    if (closed && heard.asked().filter(Aspect.COURSE::equals).isPresent()) {
      return speech.pick("course");
    }
    if (closed && heard.asked().filter(Answers.OF_CHANGE::contains).isPresent()) {
      return speech.pick("no");
    }
    if (topic.isPresent() && HOW_IS.matcher(heard.text()).find()) {
      return absent(topic.get());
    }
    if (since.isPresent()
        && heard.asked().filter(Aspect.SINCE::equals).isPresent()
        && !closed
        && heard.topics().isEmpty()) {
      return Speech.sentence(since.get());
    }
    if ((heard.asked().isPresent() && !closed) || WHICH.matcher(heard.text()).find()) {
      return speech.pick(unknown(heard));
    }
    if (life && !closed && topic.get().absent().startsWith("No")) {
      return speech.pick("nothing-to-tell");
    }
    if (topic.isPresent() && isUnspoken(topic.get())) {
      return speech.pick("not-followed");
    }
    if (topic.isPresent()
        && (closed || !Act.asksFor(heard.text()) || topic.get().kind() != Topic.Kind.SYMPTOM)) {
      denied = true;
      return absent(topic.get());
    }
    boolean vague = heard.topics().isEmpty() && heard.asked().isEmpty();
    if (vague || (closed && heard.topics().isEmpty())) {
      return speech.pick("not-followed");
    }
    if (!closed) {
      return speech.pick("unknown");
    }
    String no = denied ? "" : speech.pick("no");
    denied = true;
    return no;
  }

  /// What the notes speak of without letting the patient tell it is not denied.
  private boolean isUnspoken(Topic topic) {
    Stream<String> findings = patient.in(Telling.EXAMINATION).map(CaseFact::source);
    Stream<String> open = patient.notUnderstood().stream().map(NotUnderstood::source);
    return Stream.concat(findings, open)
        .anyMatch(source -> Topics.shared().in(source).contains(topic));
  }

  static String unknown(Heard heard) {
    return switch (heard.asked().orElse(Aspect.KIND)) {
      case SINCE -> "onset";
      case SEVERITY -> "severity";
      case REASON -> "why";
      default -> "unknown";
    };
  }

  /// What is said of a thing that the case does not have, in the patient's own person only.
  String absent(Topic topic) {
    if (topic.absent().isEmpty()) {
      return speech.pick("no");
    }
    boolean own =
        Topics.words(topic.absent()).stream()
                .anyMatch(word -> word.startsWith("i'") || word.equals("my"))
            || topic.absent().contains("I lie")
            || topic.absent().contains("I sleep");
    if (patient.perspective().isForAnother() && own && topic.kind() != Topic.Kind.LIFE) {
      return speech.pick("no");
    }
    return topic.absent().startsWith("No") && topic.kind() == Topic.Kind.SYMPTOM
        ? speech.pick("absent").replace("%s", topic.absent())
        : topic.absent();
  }
}
