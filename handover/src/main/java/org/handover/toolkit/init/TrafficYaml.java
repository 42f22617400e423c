package org.handover.toolkit.init;

import java.nio.file.Files;
import java.nio.file.Path;

/// The part of a `handover.yml` that moves traffic and ends a migration. What cannot be seen from
/// here is there as a comment, to be filled in before the step that needs it.
///
/// @param folder that of the file
record TrafficYaml(Path folder) {
  String text() {
    return """

    # What `shift` moves together; the first rule that matches decides. What only the new backend knows: to: next.
    routes:
      - {group: reads, path: /**, methods: [GET, HEAD]}
      - {group: writes, path: /**}

    gateway:
      engine: embedded    # or nginx: your own, by two files that it includes (`handover nginx`)
      listen: 127.0.0.1:8080
      # session-cookie: session    # tells one client from another, if it has no Authorization header
      # trusted-proxies: [10.0.0.0/8]    # in front of it
      # tls: {certificate: …, key: …}

    # What makes `watch` roll back. These are the defaults.
    guard: {window: 60s, minimum-requests: 200, max-error-rate: 5%%, max-p95-ratio: 1.5}

    %1$s# inventory:    # what `inventory` reads, as far as there is any
    #   openapi: …    # of the legacy API; %2$s
    #   next-openapi: …
    #   logs: [/var/log/nginx/access.log]

    # load: {rate: 20}    # requests a second; begin far below the usual rate

    # staging:
    #   key: ${STAGING_KEY}    # the same masks each time
    #   masks:    # `staging up` names the columns that look personal and have no rule
    #     - {table: …, column: email, as: email}

    # checklist:
    #   items:
    #     - {name: all tests passing, run: [./check]}
    #     - {name: hospital IT informed, sign: true}

    console: {listen: 127.0.0.1:8090}

    # retire:    # `retire` is refused until these are set
    #   stop: [systemctl, disable, --now, legacy-api]
    #   start: [systemctl, enable, --now, legacy-api]
    #   archive: [/etc/legacy-api, /etc/systemd/system/legacy-api.service]
    #   reference: …    # its repository, with a commit
    #   logs: [/var/log/legacy-api/access.log]
    """
        .formatted(parity(), openApi());
  }

  private String parity() {
    return Files.isDirectory(folder.resolve("parity"))
        ? "parity: {cases: parity}\n\n"
        : "# parity: {cases: parity}    # once `parity record` or `parity generate` has made some\n\n";
  }

  private String openApi() {
    for (String usual : new String[] {"openapi.json", "docs/openapi.json"}) {
      if (Files.exists(folder.resolve(usual))) {
        return usual + " is there: whose is it?";
      }
    }
    return "none was seen";
  }
}
