package org.handover.practice.ai;

/// One utterance of the conversation; `number`, from 1, is what evidence refers to.
public record Turn(int number, Speaker speaker, String text) {}
