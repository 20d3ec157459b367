package bearer.agent.options;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** A secret in one of the forms in which operators have them, other than any before it. */
record GivenSecrets(String text, List<String> confidential) {
  private static final int SHOWN_AT_MOST = 7;

  /** One of each form. */
  static List<GivenSecrets> of(Random random) {
    String base64 = Base64.getEncoder().encodeToString(bytes(random, 48));
    String hex = HexFormat.of().formatHex(bytes(random, 20));
    String url = Base64.getUrlEncoder().encodeToString(bytes(random, 32));
    String printable = printable(random, 40);
    String lines = hex + "\n" + base64 + "\n" + printable(random, 20);
    List<GivenSecrets> secrets = new ArrayList<>();
    for (String whole :
        List.of(
            base64,
            hex,
            url,
            printable,
            lines,
            "/" + base64,
            hex + "," + url,
            "a." + hex + ".com",
            "x:" + url,
            url + "=" + hex,
            hex.substring(0, 8),
            "p@ss " + url,
            "*" + hex)) {
      secrets.add(new GivenSecrets(whole, List.of(whole)));
    }
    String body = Base64.getMimeEncoder().encodeToString(bytes(random, 300)).replace("\r", "");
    secrets.add(
        new GivenSecrets(
            "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n",
            List.of(body.split("\n"))));
    secrets.add(
        new GivenSecrets(
            "{\"kty\":\"RSA\",\n \"kid\": \"k\",\n \"d\":\"" + url + "\"}", List.of(url)));
    return secrets;
  }

  private static byte[] bytes(Random random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String printable(Random random, int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append((char) ('!' + random.nextInt(94)));
    }
    return text.toString();
  }

  /** All runs of eight characters of it. */
  Set<String> runs() {
    Set<String> runs = new TreeSet<>();
    for (String part : confidential) {
      for (int from = 0; from + SHOWN_AT_MOST < part.length(); from++) {
        runs.add(part.substring(from, from + SHOWN_AT_MOST + 1));
      }
    }
    return runs;
  }
}
