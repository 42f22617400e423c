package org.handover.practice.ai.authoring;

import java.util.List;
import java.util.Optional;
import org.handover.practice.ai.cases.CaseNotes;
import org.handover.practice.ai.cases.Correction;
import org.handover.practice.ai.cases.CorrectionList;
import org.handover.practice.api.RowId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The notes of a character, and `practice.case_corrections`.
@Repository
class CaseStore {
  /// The notes as they stand, and what was said instead.
  record Written(CaseNotes notes, List<Correction> corrections) {}

  private final JdbcClient jdbc;

  CaseStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Written> find(RowId character, String instructions) {
    return jdbc.sql(
            """
            select c.name, c.age, c.gender, c.persona, k.corrections
            from characters c left join practice.case_corrections k on k.character_id = c.id
            where c.id = :id
            """)
        .param("id", character.value())
        .query((row, _) ->
            new Written(
                new CaseNotes(
                    row.getString("name"),
                    row.getObject("age", Integer.class),
                    row.getString("gender"),
                    row.getString("persona"),
                    instructions),
                CorrectionList.parse(row.getString("corrections"))))
        .optional();
  }

  boolean exists(RowId character) {
    return jdbc.sql("select exists (select from characters where id = :id)")
        .param("id", character.value())
        .query(Boolean.class)
        .single();
  }

  /// The instructions of a scenario of the character.
  Optional<String> instructions(RowId character, int scenario) {
    return jdbc.sql(
            """
            select instructions from assistant_scenarios
            where id = :scenario and character_id = :character
            """)
        .param("scenario", scenario)
        .param("character", character.value())
        .query(String.class)
        .optional();
  }

  /// Keeps the character from going until the transaction ends.
  boolean lock(RowId character) {
    return jdbc.sql("select 1 from characters where id = :id for key share")
        .param("id", character.value())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  void replace(RowId character, String corrections) {
    jdbc.sql(
            """
            insert into practice.case_corrections (character_id, corrections)
            values (:id, cast(:corrections as json))
            on conflict (character_id)
            do update set corrections = excluded.corrections, updated_at = now()
            """)
        .param("id", character.value())
        .param("corrections", corrections)
        .update();
  }
}
