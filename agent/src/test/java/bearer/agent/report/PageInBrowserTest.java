package bearer.agent.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The page as somebody sees it. Screenshots stay in {@code target/report-pages}. Without Chromium
 * on the PATH it is left out, but not where everything must hold ({@code CI=true}).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageInBrowserTest {
  private static final Path SHOTS = Path.of("target/report-pages");

  private Path tmp = SHOTS;

  private Browser browser;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    tmp = directory;
    Path program = Browser.program();
    if (program == null) {
      assertThat(System.getenv("CI")).as("no Chromium on the PATH, which CI must have").isNull();
    }
    assumeTrue(program != null, "no Chromium on the PATH: nobody looks at the page");
    browser =
        Browser.start(
            Objects.requireNonNull(program), Files.createDirectory(tmp.resolve("profile")));
    Files.createDirectories(SHOTS);
  }

  @AfterAll
  void end() {
    if (browser != null) {
      browser.close();
    }
  }

  /** A service with a history, one that is well, and one whose every text is too long. */
  private static Archive fleet() {
    Archive archive = new Archive();
    for (int hour = 1; hour <= 60; hour++) {
      String mode = hour < 20 ? "observe" : "add";
      long with = hour < 20 ? 0 : hour < 40 ? 25L * (hour - 19) : 500 + 100L * (hour - 39);
      archive.add(
          Told.line(
              "a",
              "checkout-1",
              hour,
              mode,
              hour < 40 ? 25 : 100,
              with,
              100L * hour - with,
              ",`said`:[{`code`:`BA-401`,`count`:1}],`silent_clients`:[`Apache HttpClient 4`]"));
    }
    archive.add(Told.line("b", 30, "replace", 1_234_567, 0).replace("checkout", "refunds"));
    String longName = "a-name-without-any-space-in-it-".repeat(5);
    archive.add(
        Told.line("c", 30, "observe", 0, 1)
            .replace("checkout", longName)
            .replace("com.acme.shop.Checkout.pay", "com.acme." + "VeryLongClassName".repeat(8))
            .replace("/ecommerce/v2/payments/*", "/segment".repeat(20))
            .replace("api.picpay.com", "host." + "label".repeat(12) + ".example.com"));
    archive.add("{");
    return archive;
  }

  @ParameterizedTest
  @CsvSource({
    "360, false, 'rgb(255, 255, 255)'",
    "360, true, 'rgb(19, 22, 26)'",
    "1280, false, 'rgb(255, 255, 255)'",
    "1280, true, 'rgb(19, 22, 26)'"
  })
  void page_fitsTheScreen_loadsNothing_andBreaksNothing(int width, boolean dark, String paper)
      throws IOException {
    Path page = tmp.resolve("report.html");
    Files.writeString(page, Page.of(fleet()));
    browser.open(page.toUri(), width, dark);

    assertThat(browser.evaluate("document.documentElement.scrollWidth"))
        .isEqualTo(String.valueOf(width));
    assertThat(browser.evaluate("innerWidth")).isEqualTo(String.valueOf(width));
    assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo(paper);
    assertThat(browser.evaluate("document.querySelectorAll('svg rect.c-TOKEN').length"))
        .isNotEqualTo("0");
    Files.write(
        SHOTS.resolve(width + (dark ? "-dark" : "-light") + ".png"),
        Base64.getDecoder().decode(browser.screenshot()));
    assertThat(browser.requests).isEqualTo(List.of(page.toUri().toString()));
    assertThat(browser.errors).isEmpty();
  }
}
