package org.handover.practice.ai.persona;

import java.util.List;

/// What is talked of in a consulting room, to tell it from what is not.
final class Topics {
  static final List<String> OF_THE_CONSULTING_ROOM =
      List.of(
          "Do you have any pain?",
          "Have you noticed any symptoms such as fever, cough or nausea?",
          "Are you taking any medicines or tablets?",
          "Are you allergic to anything?",
          "Have you had any operations or illnesses in the past?",
          "Does any illness run in your family?",
          "Do you smoke, drink alcohol or take drugs?",
          "Who do you live with at home?",
          "How are you sleeping and eating?",
          "How is your mood? Do you feel low or anxious?",
          "Have you lost or gained weight?",
          "Does anything make it better or worse?",
          "How does this affect your life and your work?",
          "Have you had this before?",
          "Have you seen a doctor about this?",
          "Have you travelled recently? Are you vaccinated?",
          "Could you be pregnant? When was your last period?",
          "Do you have trouble with your bowels or passing urine?");

  private Topics() {}
}
