package bearer.demo.shop;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The shop's way to PicPay; one implementation per HTTP library that has crept in. */
interface PicPay {
  /** The header of PicPay's first API, with the shop's integration key. */
  String HEADER = "x-picpay-token";

  /**
   * Sends one request and reads the whole answer.
   *
   * @param body JSON for a POST, null for a GET
   * @return the HTTP status
   */
  int send(String url, @Nullable String body) throws IOException;
}
