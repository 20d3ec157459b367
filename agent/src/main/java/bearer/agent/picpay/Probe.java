package bearer.agent.picpay;

import bearer.agent.base.Ticker;
import bearer.agent.net.Url;
import bearer.agent.oauth.ProviderApi;
import bearer.agent.picpay.Evidence.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out what PicPay does not document, as far as token requests and reading the status of
 * payments can tell: it sends GET alone, never a payment. What is no clear answer is unknown. For
 * one thread.
 */
public final class Probe {
  /** Where tokens come from. */
  public interface Tokens {
    /** The value of a header with a new one; empty if there is none. */
    String next();

    /** Whether the pair before the present one gets a token too. */
    Answer previousWorks();
  }

  private static final String LEGACY_HEADER = "x-picpay-token";
  private static final String PAYMENT = "only a payment or a refund could tell: not tried";

  private final ProviderApi api;
  private final Tokens tokens;
  private final Ticker ticker;
  private final Url v1;
  private final Url v2;
  private final Url v1AtV2;
  private final String legacyKey;
  private final List<Evidence> found = new ArrayList<>();

  /**
   * @param payments the status of a payment of V1, of one of V2, and that of V1 asked of V2
   * @param legacyKey the value of {@code x-picpay-token}; empty for none
   */
  public Probe(ProviderApi api, Tokens tokens, Ticker ticker, Payments payments, String legacyKey) {
    this.api = api;
    this.tokens = tokens;
    this.ticker = ticker;
    this.v1 = payments.v1;
    this.v2 = payments.v2;
    this.v1AtV2 = payments.v1AtV2;
    this.legacyKey = legacyKey;
  }

  /** In the order in which it was asked. */
  public List<Evidence> run() {
    StatusRead known = withKey();
    tell(
        "V1 goes on once V2 credentials exist",
        known.isGood() ? Answer.YES : known.isRefusal() ? Answer.NO : Answer.UNKNOWN,
        known.text);
    String bearer = tokens.next();
    StatusRead good = read(v2, bearer, "");
    bearerAtV1(bearer);
    keyAtV2(good, bearer);
    visible(known, good, bearer);
    alike(known, good);
    secondToken(good, bearer);
    Answer both = bearer.isEmpty() ? Answer.UNKNOWN : tokens.previousWorks();
    tell(
        "both pairs get tokens within the 7 days",
        both,
        both == Answer.UNKNOWN
            ? "to be asked with both pairs, --previous-credential-file"
            : "the previous pair gets " + (both == Answer.YES ? "a token" : "no token") + " now");
    tell("POST /payments is idempotent", Answer.UNKNOWN, PAYMENT);
    tell("/cancellations has a twin at V2", Answer.UNKNOWN, PAYMENT);
    tell("there is a staging environment", Answer.UNKNOWN, "none is published to be asked");
    return found;
  }

  private StatusRead withKey() {
    return legacyKey.isEmpty() ? StatusRead.not("needs --v1-key-file") : read(v1, "", legacyKey);
  }

  private StatusRead read(Url url, String bearer, String key) {
    if (bearer.isEmpty() && key.isEmpty()) {
      return StatusRead.not("there is no token");
    }
    Map<String, String> headers = new HashMap<>();
    if (!bearer.isEmpty()) {
      headers.put("Authorization", bearer);
    }
    if (!key.isEmpty()) {
      headers.put(LEGACY_HEADER, key);
    }
    return StatusRead.of(api, url, headers);
  }

  /** An API that answers to nobody's name proves nothing. */
  private void bearerAtV1(String bearer) {
    StatusRead read = read(v1, bearer, "");
    boolean proven =
        read.isGood() && StatusRead.of(api, v1, Collections.<String, String>emptyMap()).isRefusal();
    Answer answer = proven ? Answer.YES : read.isRefusal() ? Answer.NO : Answer.UNKNOWN;
    tell(
        "V1 accepts a bearer",
        answer,
        read.isGood() && !proven ? read.text + ", but without any header too" : read.text);
  }

  private void keyAtV2(StatusRead good, String bearer) {
    String question = "V2 tolerates x-picpay-token beside the bearer";
    if (legacyKey.isEmpty() || !good.isGood()) {
      tell(question, Answer.UNKNOWN, good.isGood() ? "needs --v1-key-file" : alone(good));
      return;
    }
    StatusRead both = read(v2, bearer, legacyKey);
    tell(question, ofStatus(both), both.text + " to both, " + good.status + " to the bearer alone");
  }

  private static String alone(StatusRead good) {
    return good.text + (good.status == 0 ? "" : " to the bearer alone");
  }

  private static Answer ofStatus(StatusRead read) {
    boolean refused = read.status >= 400 && read.status < 500 && read.status != 429;
    return read.isGood() ? Answer.YES : refused ? Answer.NO : Answer.UNKNOWN;
  }

  private void visible(StatusRead known, StatusRead good, String bearer) {
    String question = "a payment of V1 is visible at V2";
    if (!good.isGood()) {
      tell(question, Answer.UNKNOWN, alone(good));
      return;
    }
    StatusRead read = read(v1AtV2, bearer, "");
    boolean isMissing = read.status == 404 && known.isGood();
    tell(
        question,
        read.isGood() ? Answer.YES : isMissing ? Answer.NO : Answer.UNKNOWN,
        read.text + ", V1: " + known.text);
  }

  private void alike(StatusRead known, StatusRead good) {
    boolean both = known.isGood() && good.isGood() && !known.shape().isEmpty();
    boolean same = known.shape().equals(good.shape());
    tell(
        "V1 and V2 answer with the same fields (status alone)",
        both ? same ? Answer.YES : Answer.NO : Answer.UNKNOWN,
        both
            ? "V1 " + known.shape().keySet() + ", V2 " + good.shape().keySet()
            : "V1: " + known.text + ", V2: " + good.text);
  }

  private void secondToken(StatusRead good, String bearer) {
    String question = "a second token ends the first";
    String second = good.isGood() ? tokens.next() : "";
    if (second.isEmpty() || second.equals(bearer)) {
      String why = second.isEmpty() ? "there is no second one" : "the same token came twice";
      tell(question, Answer.UNKNOWN, good.isGood() ? why : alone(good));
      return;
    }
    StatusRead again = read(v2, bearer, "");
    tell(
        question,
        again.isGood() ? Answer.NO : again.status == 401 ? Answer.YES : Answer.UNKNOWN,
        again.text + " to the first after the second had come");
  }

  private void tell(String question, Answer answer, String because) {
    found.add(new Evidence(question, answer, because, ticker.wallMillis()));
  }
}
