package org.handover.practice.api.v2;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionTemplate;

/// Does each effect in one transaction, and what bears an idempotency key no more than once: the
/// key is taken and its answer stored in the transaction of the effect itself. Of two requests at
/// once the database lets one wait for the other, on whichever instances they are.
final class Idempotency implements Committer {
  private final TransactionTemplate transactions;
  private final IdempotencyStore answers;

  Idempotency(TransactionTemplate transactions, IdempotencyStore answers) {
    this.transactions = transactions;
    this.answers = answers;
  }

  /// Handles a request, unless its key has got an answer before.
  Answer handle(Request request, Action.Handler handler) {
    Optional<IdempotencyKey> key = IdempotencyKey.of(request);
    return key.isEmpty() ? handler.handle(request) : handle(request, handler, key.get());
  }

  private Answer handle(Request request, Action.Handler handler, IdempotencyKey key) {
    Optional<Answer> before = answers.find(key);
    if (before.isPresent()) {
      return before.get();
    }
    Committer once = (_, effect) -> commit(key, effect);
    try {
      return handler.handle(request.committing(once));
    } catch (ProblemException refused) {
      // Of two at once, what the first does may be what the second is refused for.
      return commit(key, () -> Problems.answer(refused.problem()));
    }
  }

  private Answer commit(IdempotencyKey key, Supplier<? extends Answer> effect) {
    return inTransaction(() -> {
      if (!answers.claim(key)) {
        return answers.find(key).orElseThrow();
      }
      Answer answer = effect.get();
      answers.store(key, answer);
      return answer;
    });
  }

  @Override
  public Answer commit(Request request, Supplier<? extends Answer> effect) {
    return inTransaction(effect);
  }

  private Answer inTransaction(Supplier<? extends Answer> effect) {
    return Objects.requireNonNull(transactions.execute(_ -> effect.get()));
  }
}
