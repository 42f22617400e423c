package org.handover.toolkit.parity.play;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.util.List;
import org.handover.toolkit.parity.cases.Answer;
import org.handover.toolkit.wire.RawRequest;
import org.handover.toolkit.wire.RawResponse;
import org.handover.toolkit.wire.Text;

/// A request and what a backend answered.
///
/// @param answers one, unless the request was sent several times at once; then by status and body
record Exchange(Player player, RawRequest request, List<Answer> answers) {
  Exchange {
    answers = List.copyOf(answers);
  }

  Answer answer() {
    return answers.getFirst();
  }

  /// Fit for reports.
  String requestShown() {
    String head = request.headers().stream().map(h -> "\n" + Secrets.strike(h)).collect(joining());
    byte[] body = request.body();
    return "%s %s%s%s"
        .formatted(
            request.method(),
            Secrets.strike(Text.shortened(request.target())),
            Text.shortened(head),
            body == null ? "" : "\n\n" + Secrets.strike(Text.shortened(new String(body, UTF_8))));
  }

  /// For a shell; secrets are to be put in by hand.
  String curl() {
    String head =
        request.headers().stream().map(h -> " -H " + quoted(Secrets.strike(h))).collect(joining());
    byte[] body = request.body();
    return "curl -i -X %s%s%s \"$NEXT\"%s"
        .formatted(
            quoted(request.method()),
            Text.shortened(head),
            body == null
                ? ""
                : " --data-binary "
                    + quoted(Secrets.strike(Text.shortened(new String(body, UTF_8)))),
            quoted(Secrets.strike(Text.shortened(request.target()))));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  String answersShown() {
    return answers.stream().map(a -> shown(a.raw())).collect(joining("\n\n"));
  }

  private static String shown(RawResponse raw) {
    String head = raw.headers().stream().map(h -> "\n" + Secrets.strike(h)).collect(joining());
    return raw.status() + head + "\n\n" + Secrets.strike(Text.shortened(raw.text()));
  }
}
