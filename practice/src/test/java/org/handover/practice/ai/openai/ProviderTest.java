package org.handover.practice.ai.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.handover.practice.ai.CallContext;
import org.handover.practice.ai.Deltas;
import org.handover.practice.ai.Eventually;
import org.handover.practice.ai.Purpose;
import org.handover.practice.ai.calls.Call;
import org.handover.practice.ai.calls.Outcome;
import org.handover.practice.ai.fake.Behaviour;
import org.handover.practice.ai.fake.FakeProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration NEXT_TO_NOTHING = Duration.ofMillis(1);

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private FakeProvider fake;

  @BeforeEach
  void start() throws IOException {
    fake = FakeProvider.start();
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  @Test
  void handsTheTextOnAsItComes() {
    fake.will(Behaviour.say("I have had a cough."));
    assertThat(ask(streamed())).isEqualTo(ended("I have had a cough."));
    assertThat(heard).containsExactly("I ", "have ", "had ", "a ", "cough.");
    assertThat(call().outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(Objects.requireNonNull(call().usage()).out()).isPositive();
    assertThat(call().firstToken()).isNotNull();
    assertThat(call().attempts()).isEqualTo(1);
  }

  @Test
  void takesAWholeAnswerToo() {
    fake.will(Behaviour.say("{\"a\": 1}"));
    assertThat(ask(whole())).isEqualTo(ended("{\"a\": 1}"));
    assertThat(heard).isEmpty();
    assertThat(fake.asked().getFirst().isStreamed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 409, 429, 500, 502, 503, 529})
  void asksAgainAfterAFaultThatMayPass(int status) {
    fake.will(Behaviour.fail(status), Behaviour.fail(status), Behaviour.say("Yes."));
    assertThat(ask(streamed())).isEqualTo(ended("Yes."));
    assertThat(fake.asked()).hasSize(3);
    assertThat(call().attempts()).isEqualTo(3);
  }

  @Test
  void givesUpAfterSoManyAttempts() {
    fake.will(Behaviour.fail(500), Behaviour.fail(500), Behaviour.fail(500), Behaviour.say("No."));
    assertThat(ask(streamed()))
        .isEqualTo(new CallResult.Unavailable("the provider answered 500", null, Prospect.PASSING));
    assertThat(fake.asked()).hasSize(3);
    assertThat(call().outcome()).isEqualTo(Outcome.PROVIDER_ERROR);
  }

  @ParameterizedTest
  @CsvSource({
    "400, LASTING",
    "401, HELD",
    "402, HELD",
    "403, HELD",
    "404, HELD",
    "413, LASTING",
    "422, LASTING"
  })
  void doesNotAskAgainWhatIsRefused(int status, Prospect prospect) {
    fake.will(Behaviour.fail(status));
    assertThat(ask(streamed()))
        .isEqualTo(new CallResult.Unavailable("the provider answered " + status, null, prospect));
    assertThat(fake.asked()).hasSize(1);
    assertThat(call().outcome()).isEqualTo(Outcome.REJECTED);
  }

  @Test
  void doesNotAskAgainOnceTheQuotaIsSpent() {
    fake.will(new Behaviour.Fail(429, "1", "insufficient_quota"));
    assertThat(ask(streamed()))
        .isEqualTo(
            new CallResult.Unavailable(
                "the provider's quota is spent", Duration.ofSeconds(1), Prospect.HELD));
    assertThat(fake.asked()).hasSize(1);
    assertThat(call().outcome()).isEqualTo(Outcome.QUOTA_SPENT);
  }

  @Test
  void waitsAsLongAsItIsTold() {
    fake.will(new Behaviour.Fail(429, "0.4", null), Behaviour.say("Now."));
    long start = System.nanoTime();
    assertThat(ask(streamed())).isEqualTo(ended("Now."));
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(400));
  }

  @Test
  void passesOnAWaitThatIsLongerThanAnAnswerMayTake() {
    fake.will(new Behaviour.Fail(503, "3600", null));
    assertThat(ask(streamed()))
        .isEqualTo(
            new CallResult.Unavailable(
                "the provider answered 503", Duration.ofHours(1), Prospect.PASSING));
    assertThat(fake.asked()).hasSize(1);
  }

  @Test
  void asksAgainAfterABrokenConnection() {
    fake.will(new Behaviour.Cut("", false), Behaviour.say("Here again."));
    assertThat(ask(streamed())).isEqualTo(ended("Here again."));
    assertThat(fake.asked()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void keepsThePartOfAStreamThatWasCut(boolean politely) {
    fake.will(new Behaviour.Cut("It hurts when", politely));
    assertThat(ask(streamed()))
        .isEqualTo(new CallResult.Cut("It hurts when", "the connection to the provider broke"));
    assertThat(fake.asked()).hasSize(1);
    assertThat(call().outcome()).isEqualTo(Outcome.CUT);
  }

  @Test
  void doesNotWaitForeverForTheFirstWord() {
    fake.will(new Behaviour.Hang());
    CallResult reply = ask(provider(SHORT, LONG, 10, 10), once(streamed()), Deltas.NONE);
    assertThat(reply)
        .isEqualTo(
            new CallResult.Unavailable(
                "the provider did not answer in time", null, Prospect.PASSING));
    assertThat(call().outcome()).isEqualTo(Outcome.TIMEOUT);
    Eventually.holds(() -> fake.departures() == 1);
  }

  @Test
  void doesNotWaitForeverForTheLastWord() {
    fake.will(Behaviour.drip("x ".repeat(10_000), Duration.ofMillis(20)));
    CallResult reply = ask(provider(LONG, Duration.ofSeconds(1), 10, 10), streamed(), Deltas.NONE);
    assertThat(reply)
        .isInstanceOfSatisfying(
            CallResult.Cut.class, cut -> assertThat(cut.part()).startsWith("x x "));
    Eventually.holds(() -> fake.departures() == 1);
  }

  @Test
  void waitsForAWholeAnswerLongerThanForAFirstWord() {
    fake.will(new Behaviour.Say("Well.", "stop", SHORT.multipliedBy(2)));
    assertThat(ask(provider(SHORT, LONG, 10, 10), once(whole()), Deltas.NONE))
        .isEqualTo(ended("Well."));
  }

  @Test
  void givesAnAnswerNoMoreTimeThanItsRequestDoes() {
    fake.will(new Behaviour.Hang());
    assertThat(ask(provider(LONG, LONG, 10, 10), within(SHORT), Deltas.NONE))
        .isEqualTo(
            new CallResult.Unavailable(
                "the provider did not answer in time", null, Prospect.PASSING));
    assertThat(call().outcome()).isEqualTo(Outcome.TIMEOUT);
  }

  @Test
  void cancelsTheCallWhenTheListenerGoes() {
    fake.will(Behaviour.drip("word ".repeat(10_000), Duration.ofMillis(5)));
    assertThat(ask(provider(), streamed(), text -> false)).isInstanceOf(CallResult.Cancelled.class);
    assertThat(call().outcome()).isEqualTo(Outcome.CANCELLED);
    Eventually.holds(() -> fake.departures() == 1);
  }

  @Test
  void noticesWhileTheProviderIsSilentThatTheListenerHasGone() {
    fake.will(new Behaviour.HangAfter("Well "));
    assertThat(ask(provider(), streamed(), text -> !text.isEmpty()))
        .isEqualTo(new CallResult.Cancelled("Well "));
    Eventually.holds(() -> fake.departures() == 1);
  }

  @Test
  void tellsARefusalFromAnAnswer() {
    fake.will(new Behaviour.Refuse("I can't."), new Behaviour.Refuse("I can't."));
    for (ChatRequest request : List.of(streamed(), whole())) {
      assertThat(ask(request)).isEqualTo(new CallResult.Ended(null, "I can't.", Finish.STOP));
      assertThat(calls.getLast().outcome()).isEqualTo(Outcome.REFUSED);
    }
  }

  @Test
  void tellsATruncatedAnswerFromAWholeOne() {
    fake.will(Behaviour.truncate("And then"), Behaviour.truncate("And then"));
    for (ChatRequest request : List.of(streamed(), whole())) {
      assertThat(ask(request)).isEqualTo(new CallResult.Ended("And then", null, Finish.LENGTH));
      assertThat(calls.getLast().outcome()).isEqualTo(Outcome.TRUNCATED);
    }
  }

  @Test
  void takesWhatIsNoCompletionForAFault() {
    for (Behaviour behaviour : List.of(Behaviour.malformed(), Behaviour.wrongShape())) {
      for (ChatRequest request : List.of(streamed(), whole())) {
        fake.will(behaviour);
        assertThat(ask(once(request))).isInstanceOf(CallResult.Unavailable.class);
        assertThat(calls.getLast().outcome()).isEqualTo(Outcome.MALFORMED);
      }
    }
  }

  @Test
  void leavesAnAilingProviderAlone() {
    Provider provider = provider();
    for (int i = 0; i < 10; i++) {
      fake.will(Behaviour.fail(500));
      ask(provider, once(streamed()), Deltas.NONE);
    }
    assertThat(ask(provider, streamed(), Deltas.NONE)).isInstanceOf(CallResult.Unavailable.class);
    assertThat(fake.asked()).hasSize(10);
    assertThat(calls.getLast().outcome()).isEqualTo(Outcome.RESTING);
  }

  @Test
  void turnsAUsersCallAwayAtOnceWhenHisPlacesAreTaken() throws Exception {
    Provider provider = provider(LONG, LONG, 2, 1);
    assertThat(whileOneIsUnderWay(provider, 7, () -> ask(provider, 7)))
        .isEqualTo(new CallResult.Busy(2, true));
    assertThat(calls).extracting(Call::outcome).contains(Outcome.BUSY);
  }

  @Test
  void turnsEverybodyAwayAtOnceWhenAllPlacesAreTaken() throws Exception {
    Provider provider = provider(LONG, LONG, 1, 1);
    assertThat(whileOneIsUnderWay(provider, 7, () -> ask(provider, 8)))
        .isEqualTo(new CallResult.Busy(5, false));
  }

  @Test
  void leavesItsPlaceAgainHoweverACallEnds() {
    Provider provider = provider(LONG, LONG, 1, 1);
    fake.will(Behaviour.fail(400), Behaviour.say("Yes."));
    ask(provider, 7);
    assertThat(ask(provider, 7)).isEqualTo(ended("Yes."));
  }

  @Test
  void sendsTheKeyAndNothingThatWasNotAskedFor() {
    ask(whole());
    assertThat(fake.asked().getFirst().headers()).containsEntry("authorization", "Bearer key-1");
    assertThat(fake.asked().getFirst().body().propertyNames())
        .containsExactlyInAnyOrder("model", "messages");
  }

  private CallResult whileOneIsUnderWay(
      Provider provider, int user, java.util.concurrent.Callable<CallResult> then)
      throws Exception {
    fake.will(new Behaviour.HangAfter("Well"));
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch enough = new CountDownLatch(1);
    FutureTask<CallResult> first =
        new FutureTask<>(() ->
            provider.ask(
                streamed(),
                new CallContext(user, Purpose.CONVERSATION),
                text -> {
                  running.countDown();
                  return enough.getCount() > 0;
                },
                text -> Outcome.ANSWERED));
    Thread.ofVirtual().start(first);
    running.await();
    try {
      return then.call();
    } finally {
      enough.countDown();
      ended(first);
    }
  }

  private static void ended(Future<CallResult> first) throws Exception {
    assertThat(first.get()).isInstanceOf(CallResult.Cancelled.class);
  }

  private CallResult ask(ChatRequest request) {
    return ask(
        provider(),
        request,
        text -> {
          if (!text.isEmpty()) {
            heard.add(text);
          }
          return true;
        });
  }

  private CallResult ask(Provider provider, int user) {
    return provider.ask(
        streamed(),
        new CallContext(user, Purpose.CONVERSATION),
        Deltas.NONE,
        text -> Outcome.ANSWERED);
  }

  private static CallResult ask(Provider provider, ChatRequest request, Deltas deltas) {
    return provider.ask(
        request, new CallContext(7, Purpose.CONVERSATION), deltas, text -> Outcome.ANSWERED);
  }

  private Provider provider() {
    return provider(LONG, LONG, 10, 10);
  }

  private Provider provider(Duration firstToken, Duration answer, int calls, int perUser) {
    ProviderSettings settings =
        new ProviderSettings(
            Duration.ofSeconds(5), firstToken, answer, 3, NEXT_TO_NOTHING, calls, perUser, LONG);
    ProviderAccess access = new ProviderAccess(fake.baseUrl(), "key-1");
    return new Provider(
        () -> access.client(settings), settings, this.calls::add, Clock.systemUTC());
  }

  private Call call() {
    return calls.getLast();
  }

  private static CallResult ended(String text) {
    return new CallResult.Ended(text, null, Finish.STOP);
  }

  private static ChatRequest streamed() {
    return request(true, 3);
  }

  private static ChatRequest whole() {
    return request(false, 3);
  }

  private static ChatRequest once(ChatRequest request) {
    return request(request.streamed(), 1);
  }

  private static ChatRequest within(Duration patience) {
    return request(false, patience, 1);
  }

  private static ChatRequest request(boolean streamed, int attempts) {
    return request(streamed, null, attempts);
  }

  private static ChatRequest request(boolean streamed, @Nullable Duration within, int attempts) {
    return new ChatRequest(
        "fake-1",
        "test-1",
        List.of(Message.system("You are a patient."), Message.user("Hello")),
        new AnswerForm.Prose(),
        null,
        null,
        streamed,
        within,
        attempts);
  }
}
