package bearer.agent.picpay;

import bearer.agent.net.BadValue;
import bearer.agent.net.Url;

/** Which payments' status is read, and where. Immutable. */
public final class Payments {
  final Url v1;
  final Url v2;
  final Url v1AtV2;

  private Payments(Url v1, Url v2, Url v1AtV2) {
    this.v1 = v1;
    this.v2 = v2;
    this.v1AtV2 = v1AtV2;
  }

  /**
   * Those that an operator knows.
   *
   * @param v1Base what stands before {@code /payments} at V1
   * @param refV1 the reference of a payment of V1
   */
  public static Payments of(String v1Base, String refV1, String v2Base, String refV2)
      throws BadValue {
    return new Payments(
        StatusRead.url(v1Base, refV1),
        StatusRead.url(v2Base, refV2),
        StatusRead.url(v2Base, refV1));
  }

  /** Whom a token or a key is sent to. */
  public Url[] asked() {
    return new Url[] {v1, v2};
  }
}
