package org.handover.toolkit.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The page in Debian's Chromium.
class ConsolePageIT {
  /// What makes the page scroll sideways.
  private static final String TOO_WIDE =
      """
      document.documentElement.scrollWidth <= innerWidth ? [] :
          [...document.querySelectorAll('body *')]
              .filter(e => e.getBoundingClientRect().right > innerWidth && !e.closest('.scroll'))
              .map(e => e.tagName + ' ' + e.className)
      """;

  private static Playwright playwright;
  private static Browser browser;

  @TempDir private Path folder;
  private ConsoleFixture console;
  private Page page;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();

  @BeforeAll
  static void launch() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run")));
  }

  @AfterAll
  static void quit() {
    browser.close();
    playwright.close();
  }

  @BeforeEach
  void start() throws IOException {
    console = new ConsoleFixture(folder);
    page = browser.newPage();
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.onPageError(complaints::add);
    page.onRequest(request -> requests.add(request.url()));
  }

  @AfterEach
  void stop() throws IOException {
    page.close();
    console.close();
  }

  private void open() {
    page.navigate(console.server.firstAddress().toString());
    assertThat(page.getByText("live ·")).isVisible();
  }

  @Test
  void showsTheTrafficAsItIs() throws IOException {
    console.shiftedTo(Map.of("reads", 25));
    open();
    assertThat(page.locator("header strong")).hasText("reads 25 %");

    console.shiftedTo(Map.of("reads", 50));
    console.requested("reads", "next", 500, 3);

    assertThat(page.locator("header strong")).hasText("reads 50 %");
    assertThat(page.getByText("100.0 %")).isVisible();
    assertThat(page.locator("#graphs canvas")).hasCount(3);
    assertThat(complaints).isEmpty();
  }

  @Test
  void asksNoOtherHostAndHidesTheToken() {
    open();

    String origin = console.server.address().toString();
    assertThat(requests).isNotEmpty().allMatch(url -> url.startsWith(origin));
    assertThat(page.url()).isEqualTo(origin);
    assertThat(page.content()).doesNotContain(console.server.firstAddress().getFragment());
  }

  @Test
  void letsNoOneInWithoutTheToken() {
    page.navigate(console.server.address().toString());

    assertThat(page.getByText("open the address with the token")).isVisible();
  }

  @Test
  void rollsBackAfterOneQuestion() {
    open();
    button("Roll back …").click();
    assertThat(console.orders).isEmpty();

    button("Roll back now").click();

    assertThat(page.getByText("all is back")).isVisible();
    assertThat(console.orders).containsExactly("rollback");
  }

  @Test
  void shiftsOnlyWhenTheGroupIsNamed() {
    open();
    button("Shift further …").click();
    page.getByLabel("Share on next").fill("5");
    page.getByLabel("Type the group's name").fill("writes");
    page.locator("#shift-go").click();
    assertThat(page.getByText("Type “reads” to confirm.")).isVisible();
    assertThat(console.orders).isEmpty();

    page.getByLabel("Type the group's name").fill("reads");
    page.locator("#shift-go").click();

    assertThat(page.getByText("moved", new Page.GetByTextOptions().setExact(true))).isVisible();
    assertThat(console.orders).containsExactly("shift reads 5");
  }

  @Test
  void doesNothingWhenCancelled() {
    open();
    button("Roll back …").click();
    page.keyboard().press("Enter");

    assertThat(page.locator("dialog")).not().isVisible();
    assertThat(console.orders).isEmpty();
  }

  @Test
  void raisesTheAlarm() throws IOException {
    console.passed("doctor");
    Path journal = console.configuration.journal();
    Files.writeString(journal, Files.readString(journal).replace("all is well", "all was well"));
    Files.delete(console.traffic.current());
    open();

    assertThat(page.getByRole(AriaRole.ALERT)).hasCount(2);
    assertThat(page.getByText("The traffic state is unknown")).isVisible();
  }

  @Test
  void showsWhatParityAndTheMirrorHaveFound() {
    console.foundDifferences();
    console.mirrored =
        new Comparison(
            "mirror, so far",
            Instant.now(),
            "fail",
            "8 of 9 reads compared",
            List.of(new Comparison.Difference("high", "value /id", "3", "GET /api/scenarios/1")));
    open();

    assertThat(page.getByText("8 of 9 reads compared")).isVisible();
    assertThat(page.getByText("GET /api/scenarios/1")).isVisible();
    assertThat(page.getByText("status changed")).isVisible();
    assertThat(page.getByText("Fritz")).not().isVisible();
    // Of the database, which is not there.
    assertThat(page.getByText("cannot be reached")).isVisible();
  }

  @Test
  void saysThatItIsNoLongerLive() {
    open();

    console.server.close();

    assertThat(page.getByText("NOT LIVE")).isVisible();
  }

  /// By the rules of WCAG that axe can judge; on a wall, on a phone, and at night.
  @ParameterizedTest
  @CsvSource({"1400, 900, LIGHT", "360, 740, LIGHT", "360, 740, DARK"})
  void isReadableOnAPhoneAndByAScreenReader(int width, int height, String colours)
      throws IOException {
    console.shiftedTo(Map.of("reads", 25));
    console.passed("doctor");
    console.foundDifferences();
    page.setViewportSize(width, height);
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(com.microsoft.playwright.options.ColorScheme.valueOf(colours)));
    open();

    List<Rule> violations = new AxeBuilder(page).analyze().getViolations();

    assertThat(violations).extracting(rule -> rule.getId() + " " + rule.getNodes()).isEmpty();
    assertThat(page.evaluate(TOO_WIDE)).isEqualTo(List.of());
  }

  private com.microsoft.playwright.Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
