package org.handover.practice.ai.lexicon;

/// A word that carries meaning, as its stem. `place` counts such words within a sentence, and
/// commas count too, so that the difference of two places says how loosely the words stand
/// together.
record Word(String stem, int place) {}
