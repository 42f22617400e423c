package org.handover.practice.api.v2.resource;

import java.util.function.Supplier;
import org.handover.practice.api.ApiError;
import org.handover.practice.api.ApiException;
import org.handover.practice.api.Changes;
import org.handover.practice.api.Json;
import org.handover.practice.api.Principal;
import org.handover.practice.api.RowId;
import org.handover.practice.api.v2.Answer;
import org.handover.practice.api.v2.Body;
import org.handover.practice.api.v2.EntityTag;
import org.handover.practice.api.v2.Problem;
import org.handover.practice.api.v2.ProblemException;
import org.handover.practice.api.v2.Request;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What can be done with a single row. A body is read and checked before the transaction of the
/// write: however slowly it arrives, and whatever a field costs, no session and no lock is held for
/// it.
final class RowActions {
  private final Rows rows;
  private final Resource resource;

  RowActions(JdbcClient jdbc, Resource resource) {
    this.rows = new Rows(jdbc, resource);
    this.resource = resource;
  }

  Answer retrieve(Request request) {
    return Answer.ok(read(request.id(), request.principal()));
  }

  boolean exists(Request request) {
    return rows.exists(request.id(), request.principal());
  }

  Answer create(Request request) {
    Body body = request.body();
    return twice(() -> {
      Changes form = resource.form.create(body, request.principal());
      Changes columns = resource.hooks.creating(form, request.principal());
      return request.commit(() -> {
        RowId id = rows.insert(columns);
        resource.hooks.stored(id, form);
        return Answer.created(
            read(id, request.principal()),
            request.url("%s/%d/".formatted(resource.path, id.value())));
      });
    });
  }

  Answer replace(Request request) {
    return update(request, resource.form::replace);
  }

  Answer change(Request request) {
    return update(request, resource.form::change);
  }

  /// What a body changes of a row.
  private interface Reading {
    Changes apply(Body body, RowId id, Principal principal);
  }

  private Answer update(Request request, Reading reading) {
    RowId id = request.id();
    if (!exists(request)) {
      throw new ProblemException(new Problem.NotFound());
    }
    Body body = request.body();
    return twice(() -> {
      Changes form = reading.apply(body, id, request.principal());
      Changes columns = resource.hooks.changing(form);
      return request.commit(() -> {
        lock(request);
        rows.update(id, columns);
        resource.hooks.stored(id, form);
        return Answer.ok(read(id, request.principal()));
      });
    });
  }

  Answer delete(Request request) {
    try {
      return request.commit(() -> {
        lock(request);
        rows.delete(request.id());
        return Answer.noContent();
      });
    } catch (DataIntegrityViolationException othersPointAtIt) {
      throw new ApiException(new ApiError.InUse(resource.noun));
    }
  }

  /// What another request takes or removes between the check and the write makes the database
  /// refuse: the second time the check sees it, and has words for it.
  private static Answer twice(Supplier<Answer> checkAndWrite) {
    try {
      return checkAndWrite.get();
    } catch (DataIntegrityViolationException lostARace) {
      return checkAndWrite.get();
    }
  }

  /// A statement of its own, so that what is read after it is what the lock keeps.
  private void lock(Request request) {
    if (!rows.lock(request.id(), request.principal())) {
      throw new ProblemException(new Problem.NotFound());
    }
    if (request.header("If-Match").isPresent()) {
      EntityTag.require(request.headers("If-Match"), read(request.id(), request.principal()));
    }
  }

  private Json read(RowId id, Principal principal) {
    return rows.find(id, principal)
        .map(resource.hooks::shown)
        .orElseThrow(() -> new ProblemException(new Problem.NotFound()));
  }
}
