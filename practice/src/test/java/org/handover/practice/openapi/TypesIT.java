package org.handover.practice.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.handover.practice.drf.NpmProject;
import org.junit.jupiter.api.Test;

/// The OpenAPI document as a front-end's programmer meets it: `openapi-typescript` makes types of
/// it, and a program that uses them has to compile. What may not compile is marked in it.
class TypesIT {
  @Test
  void makeAProgramForFrontEndsCompile() throws Exception {
    String document = OpenApiDocument.FILE.toAbsolutePath().normalize().toString();

    String said = NpmProject.installed().npm(Map.of("OPENAPI", document), "run", "types");

    assertThat(said).doesNotContain("error TS");
  }
}
