package org.handover.toolkit.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.handover.toolkit.manual.Page;
import org.handover.toolkit.manual.PageFolder;
import picocli.CommandLine.Model.CommandSpec;

/// For the build and for whoever changes a command: writes the manual's pages.
final class PagesCommand {
  private PagesCommand() {}

  static CommandSpec of(Surroundings surroundings) {
    Argument<Path> folder = Argument.parameter("FOLDER", Path.class, "Where to.");
    Argument<Boolean> man = Argument.flag("--man", "For man, instead of Markdown.");
    return Verb.hidden(() -> write(surroundings, folder.value(), man.value()), folder, man);
  }

  private static int write(Surroundings surroundings, Path folder, boolean man) throws IOException {
    Page root = Page.of(HandoverCommand.line(surroundings, List.of()));
    PageFolder.write(
        man
            ? PageFolder.man(root, String.join(" ", new Version().getVersion()))
            : PageFolder.markdown(root, folder),
        folder);
    return ExitCode.PASS.code();
  }
}
