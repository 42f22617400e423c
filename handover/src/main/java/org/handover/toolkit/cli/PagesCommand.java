package org.handover.toolkit.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.handover.toolkit.manual.Page;
import org.handover.toolkit.manual.PageFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// For the build and for developers: writes the manual's pages.
@Command(name = "pages", hidden = true)
final class PagesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "Where to.")
  private Path folder;

  @Option(names = "--man", description = "For man, instead of Markdown.")
  private boolean man;

  @Override
  public Integer call() throws IOException {
    Page root = Page.of(HandoverCommand.line(HandoverCommand.surroundings(spec)));
    PageFolder.write(
        man
            ? PageFolder.man(root, String.join(" ", new Version().getVersion()))
            : PageFolder.markdown(root, folder),
        folder);
    return ExitCode.PASS.code();
  }
}
