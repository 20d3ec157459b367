package bearer.sandbox.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The page as somebody sees and uses it. Screenshots stay in {@code target/pages}. Without Chromium
 * on the PATH it is left out, but not where everything must hold ({@code CI=true}).
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PageInBrowserTest {
  private static final Path SHOTS = Path.of("target/pages");
  private static final String ROWS = "document.querySelectorAll('#requests tbody tr').length";

  private Running running;
  private Browser browser;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    Path program = Browser.program();
    if (program == null) {
      assertThat(System.getenv("CI")).as("no Chromium on the PATH, which CI must have").isNull();
    }
    assumeTrue(program != null, "no Chromium on the PATH: nobody looks at the page");
    Path profile = Files.createDirectory(directory.resolve("profile"));
    browser = new Browser(Objects.requireNonNull(program), profile);
    running = Running.in(directory.resolve("kept"));
    Files.createDirectories(SHOTS);
  }

  @AfterAll
  void end() throws IOException {
    if (browser != null) {
      browser.close();
    }
    if (running != null) {
      running.close();
    }
  }

  /** Two services: one that has been moved, and one that has not. */
  @BeforeEach
  void calls() throws Exception {
    running.turn("clear", "");
    running.turn("certificate", "kind=own");
    running.turn("forget", "");
    String token = Running.tokenIn(running.picPayToken(running.credential("picpay")));
    assertThat(running.v2(token)).isEqualTo(200);
    assertThat(running.v2(token)).isEqualTo(200);
    assertThat(running.v1()).isEqualTo(200);
    assertThat(running.v2("another")).isEqualTo(401);
  }

  private void open(int width, boolean dark) {
    browser.open(running.sandbox.page(), width, dark);
    browser.await(ROWS + "===5");
  }

  private void choose(String form, String name, String value) {
    browser.evaluate(
        "(()=>{const field=document.forms['%s'].elements['%s'];field.value='%s';"
                .formatted(form, name, value)
            + "field.dispatchEvent(new Event('input',{bubbles:true}))})()");
  }

  private void click(String selector) {
    browser.evaluate("document.querySelector(\"%s\").click()".formatted(selector));
  }

  @ParameterizedTest
  @CsvSource({
    "360, false, 'rgb(255, 255, 255)'",
    "360, true, 'rgb(19, 22, 26)'",
    "1280, false, 'rgb(255, 255, 255)'",
    "1280, true, 'rgb(19, 22, 26)'"
  })
  void page_fitsTheScreen_andAsksNobodyElse(int width, boolean dark, String paper)
      throws Exception {
    running.turn("fault", "at=picpay-v1&answer=429&retry-after=30&times=3");
    assertThat(running.v1()).isEqualTo(429);
    running.status(
        running.request("", "/ecommerce/v2/payments/" + "a-reference-without-a-space".repeat(5)));
    browser.open(running.sandbox.page(), width, dark);
    browser.await(ROWS + "===7");

    assertThat(browser.evaluate("document.documentElement.scrollWidth"))
        .isEqualTo(String.valueOf(width));
    assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo(paper);
    Files.write(SHOTS.resolve(width + (dark ? "-dark" : "-light") + ".png"), browser.screenshot());
    assertThat(browser.requests)
        .isNotEmpty()
        .allMatch(url -> url.startsWith(running.sandbox.page()) || url.equals("data:,"));
    assertThat(browser.errors).isEmpty();
  }

  @Test
  void page_showsWhatArrives_asItArrives() throws Exception {
    open(1280, false);
    assertThat(browser.evaluate("document.querySelector('#services tbody').innerText"))
        .startsWith("Java-http-client/")
        .containsPattern("shop\\s+0\\s+0\\s+3\\s+0\\s+0\\s+1\\s+1\\s+–");
    assertThat(running.v1()).isEqualTo(200);
    browser.await(ROWS + "===6");

    assertThat(browser.evaluate("document.querySelector('#requests tbody tr').innerText"))
        .contains("GET /ecommerce/public/payments/1/status")
        .contains(Fingerprint.of(Running.KEY));
    assertThat(browser.evaluate("document.documentElement.innerHTML"))
        .doesNotContain(Running.KEY, running.credential("picpay").secret);
  }

  @Test
  void filter_showsWhatIsWanted() {
    open(1280, false);
    choose("filter", "credential", "bearer");
    assertThat(browser.evaluate(ROWS)).isEqualTo("3");
    choose("filter", "answer", "bad");
    assertThat(browser.evaluate(ROWS)).isEqualTo("1");
    assertThat(browser.evaluate("document.getElementById('count').innerText")).isEqualTo("1 of 5");
    choose("filter", "answer", "");
    choose("filter", "credential", "none");
    assertThat(browser.evaluate(ROWS)).isEqualTo("2");
    choose("filter", "credential", "legacy");
    choose("filter", "service", "shop");
    assertThat(browser.evaluate(ROWS)).isEqualTo("0");
    choose("filter", "credential", "");
    assertThat(browser.evaluate(ROWS)).isEqualTo("4");
    choose("filter", "api", "picpay-tokens");
    assertThat(browser.evaluate(ROWS)).isEqualTo("1");
    choose("filter", "path", "payments");
    assertThat(browser.evaluate(ROWS)).isEqualTo("0");
    assertThat(browser.errors).isEmpty();
  }

  @Test
  void switches_holdAtOnce() throws Exception {
    open(1280, false);
    choose("fault", "at", "picpay-v1");
    choose("fault", "answer", "503");
    click("#fault .main");
    browser.await("document.querySelectorAll('#faults li').length===1");
    assertThat(browser.evaluate("document.querySelector('#faults span').innerText"))
        .isEqualTo("picpay-v1: 503");
    assertThat(running.v1()).isEqualTo(503);
    click("#faults button");
    browser.await("document.querySelectorAll('#faults li').length===0");
    assertThat(running.v1()).isEqualTo(200);
    assertThat(browser.errors).isEmpty();
  }

  @Test
  void switches_ofTokensAndCertificates_holdAtOnce() throws Exception {
    String token = Running.tokenIn(running.picPayToken(running.credential("picpay")));
    browser.open(running.sandbox.page(), 1280, false);
    click("[data-turn=revoke][data-provider=picpay]");
    browser.await("document.getElementById('message').innerText.startsWith('picpay: no token')");
    assertThat(running.v2(token)).isEqualTo(401);
    browser.evaluate(
        "(()=>{const kind=document.getElementById('certificate');kind.value='untrusted';"
            + "kind.dispatchEvent(new Event('change'))})()");
    browser.await("document.getElementById('message').innerText==='certificate: untrusted'");
    assertThat(running.get("/status")).contains("certificate: untrusted");
    click("#forget");
    browser.await(ROWS + "===0");
    assertThat(browser.errors).isEmpty();
  }
}
