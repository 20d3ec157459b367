package bearer.agent.report;

import java.util.Locale;

/** Lines as processes tell them. */
final class Told {
  static final long START = 1_795_000_000_000L; // 2026-11-18T11:06:40Z
  static final long HOUR = 3_600_000;

  private Told() {}

  /** One process that is well, and has one rule. */
  static String line(String run, long hours, String mode, long decorated, long observed) {
    return line(run, "checkout-1", hours, mode, 100, decorated, observed, "");
  }

  /**
   * As {@link #line(String, long, String, long, long)}.
   *
   * @param hours since {@link #START}
   * @param more further members of the object, each with a comma before it
   */
  static String line(
      String run,
      String instance,
      long hours,
      String mode,
      int percent,
      long decorated,
      long observed,
      String more) {
    String plain =
        observed == 0 ? "" : call("observe", "observed", observed, "without", observed / 10);
    String token =
        decorated == 0 ? "" : call(mode, "decorated", decorated, "with_token", decorated / 10);
    String comma = plain.isEmpty() || token.isEmpty() ? "" : ",";
    return ("{`format`:1,`at`:" + (START + hours * HOUR) + ",`since`:" + START).replace('`', '"')
        + String.format(
                Locale.ROOT,
                ",`run`:`%s`,`service`:`checkout`,`environment`:`production`,"
                    + "`service_version`:`2.14.1`,`instance`:`%s`,`agent`:`0.1.0`,"
                    + "`state`:`active`,`rules`:[{`name`:`default`,`mode`:`%s`,`percent`:%d,"
                    + "`in_percent`:true,`tells_callers_apart`:true,`hosts`:[`api.picpay.com`],"
                    + "`credentials`:[`default`]}],`apis`:[],"
                    + "`credentials`:[{`name`:`default`,`has_token`:true}],"
                    + "`counters`:[{`what`:`token-fetched`,`count`:12}],",
                run,
                instance,
                mode,
                percent)
            .replace('`', '"')
        + "\"calls\":["
        + plain
        + comma
        + token
        + "]"
        + more.replace('`', '"')
        + "}";
  }

  private static String call(
      String mode, String what, long count, String answers, long legacySent) {
    return String.format(
            Locale.ROOT,
            "{`rule`:`default`,`host`:`api.picpay.com`,`mode`:`%s`,"
                + "`outcomes`:[{`what`:`%s`,`count`:%d}],`%s`:{`2xx`:%d},`waits`:2,"
                + "`waited_us`:180000,`legacy_sent`:%d,`legacy_values`:1,"
                + "`legacy`:[{`path`:`/ecommerce/v2/payments/*`,"
                + "`from`:`com.acme.shop.Checkout.pay`,`count`:%d}]}",
            mode,
            what,
            count,
            answers,
            count,
            legacySent,
            legacySent)
        .replace('`', '"');
  }
}
