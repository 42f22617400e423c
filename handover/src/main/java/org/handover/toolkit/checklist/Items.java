package org.handover.toolkit.checklist;

import static org.handover.toolkit.checklist.Phase.POST_MIGRATION;
import static org.handover.toolkit.checklist.Phase.PRE_MIGRATION;
import static org.handover.toolkit.checklist.Phase.VALIDATION;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.handover.toolkit.config.ChecklistSettings;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// All items: those that every migration has, and the project's own.
public final class Items {
  /// The journal's names of what this package adds to it.
  public static final String SIGN = "checklist sign";

  public static final String RUN = "checklist run";

  /// The guard, which is at work for as long as it is not stopped.
  static final String WATCH = "watch";

  private static final Set<String> CONNECTIVITY =
      Set.of(
          "legacy backend", "next backend", "server access", "connections", "connected", "pooler");
  private static final Set<String> DEPENDENCIES =
      Set.of("server version", "pg_dump", "pg_restore", "psql", "backup", "disk for backups");
  private static final Set<String> NOT_ENVIRONMENT = union(CONNECTIVITY, DEPENDENCIES);
  private static final Set<String> SIGN_IN = Set.of("password column", "password hashes");
  private static final String[] CHANGES = {"db apply", "db undo", "restore"};
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration WEEK = Duration.ofDays(7);

  private final ChecklistSettings settings;
  private final boolean hasDatabase;
  private final List<Item> all = new ArrayList<>();

  /// @param hasDatabase false: items that only a database can show are left out
  public Items(ChecklistSettings settings, boolean hasDatabase) {
    this.settings = settings;
    this.hasDatabase = hasDatabase;
    preMigration();
    validation();
    postMigration();
    settings.items().forEach(this::addOwn);
  }

  List<Item> all() {
    return all;
  }

  private void preMigration() {
    ofDatabase(
        Item.of(PRE_MIGRATION, "database backed up", Demand.pass("backup", settings.backupAge())));
    all.add(
        Item.of(
            PRE_MIGRATION, "endpoints documented", demand("inventory").look(Looks::documented)));
    all.add(
        Item.of(
            PRE_MIGRATION, "coverage tested", demand("inventory").look(Looks::covered), parity()));
    ofDatabase(
        Item.of(PRE_MIGRATION, "staging environment", demand("staging up").boundToVersions()));
    ofDatabase(doctor("dependencies available", DEPENDENCIES, true));
    ofDatabase(doctor("environment configured", NOT_ENVIRONMENT, false));
    all.add(doctor("connectivity", CONNECTIVITY, true));
  }

  private void validation() {
    all.add(Item.of(VALIDATION, "every endpoint has its equivalent", demand("inventory")));
    all.add(Item.of(VALIDATION, "formats match", parity()));
    all.add(
        hasDatabase
            ? Item.of(
                VALIDATION,
                "existing users sign in",
                demand("doctor").look(Looks.doctor(SIGN_IN, true)),
                parity())
            : signed(VALIDATION, "existing users sign in", settings.signatureAge()));
    ofDatabase(Item.of(VALIDATION, "data verified", demand("db verify").since(CHANGES)));
    all.add(Item.of(VALIDATION, "performance acceptable", load()));
    all.add(
        Item.of(
            VALIDATION,
            "error rate below the limit",
            load().look(Looks.errors(settings.maxErrorRate()))));
    all.add(signed(VALIDATION, "all tests passing", settings.signatureAge()));
    all.add(signed(VALIDATION, "documentation", settings.signatureAge()));
    all.add(signed(VALIDATION, "team trained", settings.signatureAge()));
  }

  private void postMigration() {
    all.add(
        Item.of(POST_MIGRATION, "error rates, daily", Demand.pass(WATCH, DAY).boundToVersions()));
    ofDatabase(Item.of(POST_MIGRATION, "database performance", Demand.pass("performance", WEEK)));
    ofDatabase(Item.of(POST_MIGRATION, "data verified, weekly", Demand.pass("db verify", WEEK)));
    all.add(signed(POST_MIGRATION, "integrations", WEEK));
    all.add(signed(POST_MIGRATION, "feedback", WEEK));
  }

  private Demand demand(String step) {
    return Demand.pass(step, settings.evidenceAge());
  }

  private void ofDatabase(Item item) {
    if (hasDatabase) {
      all.add(item);
    }
  }

  /// Without a database there is nothing to play writes on: live reads are what can be compared.
  private Demand parity() {
    return demand(hasDatabase ? "parity write" : "parity read").boundToVersions().since(CHANGES);
  }

  private Demand load() {
    return demand("load")
        .with("on", "both")
        .by("handover load --on both")
        .boundToVersions()
        .since(CHANGES);
  }

  private Item doctor(String name, Set<String> topics, boolean these) {
    return Item.of(PRE_MIGRATION, name, demand("doctor").look(Looks.doctor(topics, these)));
  }

  private static Item signed(Phase section, String name, Duration age) {
    Demand signature =
        new Demand(
            SIGN,
            "handover checklist sign",
            java.util.Map.of(),
            false,
            Set.of(),
            age,
            run ->
                org.handover.toolkit.step.Finding.pass(
                    "", "signed by " + run.intent("by").orElse("?")));
    return Item.of(section, name, signature.of(name));
  }

  private void addOwn(ChecklistSettings.OwnItem own) {
    Phase section = Phase.of(own.section());
    Item item =
        switch (own.proof()) {
          case SIGN ->
              signed(
                  section,
                  own.name(),
                  Objects.requireNonNullElse(own.age(), settings.signatureAge()));
          case STEP ->
              Item.of(
                  section,
                  own.name(),
                  Demand.pass(
                      own.step(), Objects.requireNonNullElse(own.age(), settings.evidenceAge())));
          case RUN ->
              new Item(
                  section,
                  own.name(),
                  List.of(
                      Demand.pass(
                              RUN, Objects.requireNonNullElse(own.age(), settings.evidenceAge()))
                          .of(own.name())
                          .boundToVersions()),
                  own.run());
        };
    int built = indexOf(own.name());
    if (built < 0) {
      all.add(item);
    } else {
      all.set(built, item);
    }
  }

  private int indexOf(String name) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).name().equalsIgnoreCase(name.strip())) {
        return i;
      }
    }
    return -1;
  }

  /// By its name, in whatever case.
  ///
  /// @throws StoppedException naming all, if there is no such item
  Item require(String name) {
    int index = indexOf(name);
    if (index < 0) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "the checklist",
              "has no item '%s'".formatted(name),
              "it has: " + String.join(", ", all.stream().map(Item::name).toList())));
    }
    return all.get(index);
  }

  /// The items that programs of the project's own show.
  List<Item> programs() {
    return all.stream().filter(item -> !item.run().isEmpty()).toList();
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> both = new java.util.HashSet<>(one);
    both.addAll(other);
    return Set.copyOf(both);
  }
}
