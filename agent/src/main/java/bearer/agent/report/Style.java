package bearer.agent.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** How the page looks: by day and by night, on a desk and on a phone, on paper. */
final class Style {
  static final String SHEET =
      ":root{color-scheme:light dark;--paper:#fff;--card:#f6f7f9;--ink:#16191d;--soft:#5b6470;"
          + "--line:#dde1e6;--yes:#12703a;--wait:#8a5300;--no:#b3261e;"
          + "--token:#2563c9;--built:#9aa4b0;--without:#d9822b;--failed:#b3261e}\n"
          + "@media(prefers-color-scheme:dark){:root{--paper:#13161a;--card:#1c2127;--ink:#e6e9ed;"
          + "--soft:#9ba6b2;--line:#323a44;--yes:#5bd08a;--wait:#f0b454;--no:#ff8b80;"
          + "--token:#6ea3ff;--built:#66707c;--without:#f0a556;--failed:#ff7469}}\n"
          + "*{box-sizing:border-box}\n"
          + "body{margin:0 auto;max-width:64rem;padding:1.5rem 1rem 4rem;background:var(--paper);"
          + "color:var(--ink);font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,"
          + "'DejaVu Sans',sans-serif;overflow-wrap:anywhere}\n"
          + "h1{font-size:1.6rem;line-height:1.25;margin:0 0 .25rem}\n"
          + "h2{font-size:1.3rem;margin:3rem 0 .5rem;padding-top:1rem;"
          + "border-top:1px solid var(--line)}\n"
          + "h3{font-size:1.05rem;margin:2rem 0 .5rem}\n"
          + "p{margin:.5rem 0}.soft,.none{color:var(--soft)}\n"
          + "dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:1rem 0}\n"
          + "dt{color:var(--soft)}dd{margin:0}\n"
          + ".card{background:var(--card);border:1px solid var(--line);border-left-width:.35rem;"
          + "border-radius:.4rem;padding:.75rem 1rem;margin:.75rem 0}\n"
          + ".card ul{margin:.5rem 0 0;padding-left:1.2rem}.card p{margin:.25rem 0}\n"
          + ".yes{border-left-color:var(--yes)}.wait{border-left-color:var(--wait)}"
          + ".no{border-left-color:var(--no)}\n"
          + ".answer{font-size:1.15rem;font-weight:650}\n"
          + ".yes .answer{color:var(--yes)}.wait .answer{color:var(--wait)}"
          + ".no .answer{color:var(--no)}\n"
          + ".cure{color:var(--soft)}\n"
          + "code{font:.9em ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}\n"
          + "table{border-collapse:collapse;width:100%;margin:.5rem 0;font-size:.93rem}\n"
          + "th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;"
          + "border-bottom:1px solid var(--line)}\n"
          + "th{color:var(--soft);font-weight:600;overflow-wrap:normal}td{min-width:5.25rem}"
          + "td.number{min-width:0}\n"
          + ".number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}\n"
          + "svg{display:block;width:100%;height:9rem;margin:.5rem 0 .25rem;"
          + "background:var(--card);border:1px solid var(--line);border-radius:.4rem}\n"
          + "svg.bar{height:1.4rem}\n"
          + ".c-TOKEN{fill:var(--token)}.c-AS_BUILT{fill:var(--built)}"
          + ".c-WITHOUT{fill:var(--without)}.c-FAILED{fill:var(--failed)}\n"
          + ".ends{display:flex;justify-content:space-between;gap:1rem;color:var(--soft);"
          + "font-size:.85rem}\n"
          + ".legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:.5rem 0;padding:0;"
          + "list-style:none;font-size:.9rem}\n"
          + ".legend svg{display:inline-block;width:.8em;height:.8em;margin:0 .4em 0 0;border:0;"
          + "border-radius:.15em;vertical-align:-.05em}\n"
          + "footer{margin-top:3rem;color:var(--soft);font-size:.85rem}\n"
          + "@media(max-width:40rem){thead{display:none}table,tbody{display:block}"
          + "tr{display:block;border:1px solid var(--line);border-radius:.4rem;"
          + "padding:.25rem .75rem;margin:.5rem 0}"
          + "td,td.number{display:flex;justify-content:space-between;gap:1rem;text-align:right;"
          + "white-space:normal;padding:.3rem 0}tr td:last-child{border-bottom:0}"
          + "td::before{content:attr(data-label);color:var(--soft);text-align:left;flex:none}"
          + "dl{gap:.15rem .6rem}}\n"
          + "@media print{body{max-width:none}.card,tr,svg{break-inside:avoid}}\n";

  private Style() {}

  /** As a policy names it, so that no other style and no script is taken (CSP 3). */
  static String hash() {
    try {
      byte[] sheet = SHEET.getBytes(StandardCharsets.UTF_8);
      return "sha256-"
          + Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(sheet));
    } catch (NoSuchAlgorithmException impossible) { // every JDK has it
      throw new IllegalStateException(impossible);
    }
  }
}
