package bearer.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageTest {
  private static String page(String... lines) {
    return Page.of(archive(lines));
  }

  private static Archive archive(String... lines) {
    Archive archive = new Archive();
    List.of(lines).forEach(archive::add);
    return archive;
  }

  /** Without marks, a line for each. */
  private static String text(String page) {
    return page.substring(page.indexOf("<body>"))
        .replaceAll("</(?:p|li|dd|h1|h2|h3|tr|td|th)>", "\n")
        .replaceAll("<[^>]*>", "")
        .replaceAll("\n\\s*", "\n");
  }

  @Test
  void scan_isSetBesideWhatWasSeen() {
    String scan =
        """
        {"applications":[{"application":"shop.war","findings":[
        {"verdict":"rewrite","url":"appws.picpay.com","in":"com.acme.shop.Checkout","library":"WEB-INF/lib/a.jar"},
        {"verdict":"by hand","header":"x-picpay-token","in":"com.acme.shop.Check"},
        {"verdict":"header only","url":"appws.picpay.com","in":"app.properties:3"}]}],"problems":[]}
        """;
    Archive archive = archive(Told.line("a", 1, "add", 100, 0));
    assertThat(text(Page.of(archive))).doesNotContain("What the archives hold");
    assertThat(archive.addScan(scan)).isTrue();
    assertThat(archive.addScan("?")).isFalse();
    assertThat(text(Page.of(archive)))
        .containsSubsequence(
            "What the archives hold",
            "shop.war\nWEB-INF/lib/a.jar\ncom.acme.shop.Checkout\nappws.picpay.com\nrewrite\n10\n",
            "com.acme.shop.Check\nx-picpay-token\nby hand\n0\n",
            "app.properties:3\nappws.picpay.com\nheader only\n",
            "Seen, and in none of these archives",
            "Every sender that was seen is in them.");
  }

  @Test
  void page_answersTheQuestionsInTheirOrder() {
    String text =
        text(
            page(
                Told.line(
                        "a",
                        "checkout-1",
                        30,
                        "add",
                        100,
                        990,
                        0,
                        ",`silent_clients`:[`Apache HttpClient 4`],"
                            + "`past_the_agent`:[`api.picpay.com:443 com.acme.Raw.open`]")
                    .replace(
                        "\"in_percent\"",
                        "\"hosts_never_called\":[\"gateway.picpay.com\"],\"in_percent\"")));

    assertThat(text)
        .containsSubsequence(
            "Move to OAuth2: checkout, production",
            "2.14.1",
            "checkout-1",
            "2026-11-18 11:06 UTC to 2026-11-19 17:06 UTC",
            "Is it safe to go to the next stage?",
            "Rule default: add, next replace",
            "Yes",
            "Seen in the last 24 hours: 990 calls with the token, 100.0 % of the answers 2xx.",
            "What remains to be done",
            "Then bearer.mode=replace, bearer.percent=100.",
            "Who still sends the legacy header",
            "99 calls carried it, with 1 value.",
            "/ecommerce/v2/payments/*",
            "com.acme.shop.Checkout.pay",
            "How the shares have moved",
            "One moment is known",
            "Calls",
            "with the token",
            "Answers without and with the token",
            "Latency added",
            "90.0 ms",
            "Token requests",
            "What has not been seen",
            "rule default: gateway.picpay.com",
            "Apache HttpClient 4",
            "api.picpay.com:443 com.acme.Raw.open",
            "What has been said",
            "Nothing: silence means that all is well.",
            "Processes");
  }

  @Test
  void page_history_showsTheSharesOverTime() {
    String page =
        page(
            Told.line("a", 1, "observe", 0, 100),
            Told.line("a", 2, "add", 50, 150),
            Told.line("a", 3, "add", 150, 150));

    assertThat(page).contains("as the application built them: 50 (50.0 %)");
    assertThat(page).contains("with the token: 100 (100.0 %)");
    assertThat(text(page)).contains("Not yet", "It has been at this stage for 1 h");
  }

  @Test
  void page_restart_continuesTheHistory() {
    String first = Told.line("a", 20, "add", 500, 0);
    String second =
        Told.line("b", 41, "add", 700, 0)
            .replace("\"since\":" + Told.START, "\"since\":" + (Told.START + 20 * Told.HOUR + 1));

    String text = text(page(first, second));
    assertThat(text).contains("with the token: 1\u2009200 (100.0 %)", "Yes");
    assertThat(text).contains("2026-11-18 11:06 UTC to 2026-11-20 04:06 UTC");
  }

  @Test
  void page_severalServices_hasAnOverview() {
    String other = Told.line("b", 30, "replace", 10, 0).replace("checkout", "refunds");
    String text = text(page(Told.line("a", 30, "add", 990, 0), other, "{\"format\":1,\"at\":17"));

    assertThat(text)
        .containsSubsequence(
            "Move to OAuth2: 2 services",
            "checkout, production",
            "refunds, production",
            "checkout, production\n",
            "refunds, production\n",
            "1 line was damaged or half written, and skipped.");
  }

  @Test
  void page_whatApplicationsWrote_isText() {
    String evil = "</td><script>alert(1)</script>\\u2028\\u001b[31m\\\"'&";
    String page =
        page(
            Told.line("a", 30, "add", 990, 0)
                .replace("checkout", evil)
                .replace("api.picpay.com", evil)
                .replace("com.acme.shop.Checkout.pay", evil)
                .replace("2.14.1", evil));

    assertThat(page)
        .doesNotContain("<script", "\u2028", "\u001b", "<td><")
        .contains("&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;  [31m&quot;&#39;&amp;");
  }

  @Test
  void page_needsNothingElse() {
    String page = page(Told.line("a", 30, "add", 990, 0));

    Matcher loads =
        Pattern.compile("(?i)https?:|//|src=|href=|url\\(|@import|<script|style=").matcher(page);
    assertThat(loads.find()).as(page).isFalse();
    assertThat(page).contains("content=\"default-src 'none'; style-src 'sha256-");
  }

  @Test
  void csv_hasALineForEachSum_andNoFormula() {
    String csv = Csv.of(archive(Told.line("a", 30, "add", 990, 0).replace("2.14.1", "=1+1")));

    assertThat(csv.lines().findFirst())
        .hasValue(
            "service,environment,version,instance,run,agent,since,until,rule,host,mode,what,count");
    assertThat(csv)
        .contains(
            "checkout,production,'=1+1,checkout-1,a,0.1.0,2026-11-18T11:06:40.000Z,"
                + "2026-11-19T17:06:40.000Z,default,api.picpay.com,add,decorated,990\r\n");
    assertThat(Csv.quoted("a,\"b\"")).isEqualTo("\"a,\"\"b\"\"\"");
  }

  @Test
  void json_hasVerdictAndSums() {
    assertThat(JsonText.of(archive(Told.line("a", 30, "add", 990, 0), "half")))
        .startsWith(
            "{\"damaged_lines\":1,\"services\":[{\"service\":\"checkout\",\"environment\":"
                + "\"production\",")
        .contains(
            "\"rule\":\"default\",\"stage\":\"add\",\"next\":\"replace\",\"safe\":\"yes\",",
            "\"decorated\":990,",
            "\"token_2xx\":990,");
  }
}
