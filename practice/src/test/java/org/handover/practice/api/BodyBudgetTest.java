package org.handover.practice.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class BodyBudgetTest {
  private static final long HALF_OF_THE_HEAP = Runtime.getRuntime().maxMemory() / 2;
  private static final Json LARGE = Json.of(new byte[16 << 20]);

  private final BodyBudget budget = new BodyBudget();

  /// They stay in the heap until slow clients have taken them.
  @Test
  void refusesMoreLargeAnswersThanHalfOfTheHeapHolds() {
    List<MockHttpServletRequest> slow = new ArrayList<>();
    for (long n = 0; n < HALF_OF_THE_HEAP / LARGE.length(); n++) {
      slow.add(new MockHttpServletRequest());
      budget.take(slow.getLast(), LARGE);
    }
    MockHttpServletRequest next = new MockHttpServletRequest();

    assertThatThrownBy(() -> budget.take(next, LARGE))
        .isInstanceOfSatisfying(
            ApiException.class,
            refused -> assertThat(refused.fault()).isInstanceOf(ApiError.Overloaded.class));

    budget.release(slow.getFirst());
    assertThatCode(() -> budget.take(next, LARGE)).doesNotThrowAnyException();
  }

  @Test
  void doesNotCountSmallAnswers() {
    Json small = Json.of(new byte[BodyBudget.PORTION]);
    for (long n = 0; n <= HALF_OF_THE_HEAP / small.length(); n++) {
      budget.take(new MockHttpServletRequest(), small);
    }
    MockHttpServletRequest large = new MockHttpServletRequest();

    budget.take(large, LARGE);

    assertThat(large.getAttributeNames().hasMoreElements()).isTrue();
  }
}
