package org.handover.practice.ai.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds why the patient has come: the first symptom that is told freely, and what is told of it.
final class Complaints {
  private Complaints() {}

  static List<CaseFact> marked(List<CaseFact> facts) {
    boolean named = facts.stream().anyMatch(fact -> fact.slot() == Slot.COMPLAINT);
    List<CaseFact> marked = new ArrayList<>();
    Set<Topic> of = new HashSet<>();
    for (CaseFact fact : facts) {
      boolean symptom =
          fact.slot() == Slot.SYMPTOM && fact.telling() == Telling.FREELY && !fact.denied();
      Set<Topic> topics = symptom ? symptoms(fact) : Set.of();
      boolean first = symptom && of.isEmpty() && !named && !topics.isEmpty();
      if (first) {
        of.addAll(topics);
      }
      boolean same = topics.stream().anyMatch(of::contains);
      marked.add(symptom && (first || same) ? fact.in(Slot.COMPLAINT) : fact);
    }
    return marked;
  }

  private static Set<Topic> symptoms(CaseFact fact) {
    Set<Topic> topics = new HashSet<>(Topics.shared().in(fact.spoken()));
    topics.removeIf(topic -> topic.kind() != Topic.Kind.SYMPTOM || topic.name().equals("walking"));
    return topics;
  }
}
