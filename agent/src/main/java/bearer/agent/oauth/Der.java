package bearer.agent.oauth;

import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.security.SignatureException;
import java.util.Arrays;

/** As much of DER (X.690) as it takes to bring keys and signatures into the form that is needed. */
final class Der {
  private static final int INTEGER = 0x02;
  private static final int OCTET_STRING = 0x04;
  private static final int SEQUENCE = 0x30;
  private static final int CURVE = 0xA0;
  private static final int COORDINATE = 32;
  private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};

  /** rsaEncryption with its NULL (RFC 8017 appendix C). */
  private static final byte[] RSA = {
    0x30, 0x0D, 0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 1, 1, 5, 0
  };

  /** id-ecPublicKey and prime256v1 (RFC 5480 section 2.1.1). */
  private static final byte[] EC = {0x06, 0x07, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 2, 1};

  private static final byte[] P_256 = {
    0x06, 0x08, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 3, 1, 7
  };

  private final byte[] bytes;
  private int at;

  private Der(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A PKCS #1 key as PKCS #8 (RFC 5208 section 5). */
  static byte[] pkcs8OfRsa(byte[] pkcs1) {
    return element(SEQUENCE, VERSION_0, RSA, element(OCTET_STRING, pkcs1));
  }

  /** A SEC 1 key (RFC 5915) as PKCS #8; P-256 unless it names its curve. */
  static byte[] pkcs8OfEc(byte[] sec1) throws InvalidKeyException {
    byte[] curve = P_256;
    try {
      Der key = new Der(new Der(sec1).content(SEQUENCE));
      key.content(INTEGER);
      key.content(OCTET_STRING);
      if (key.at < key.bytes.length && (key.bytes[key.at] & 0xFF) == CURVE) {
        curve = key.content(CURVE);
      }
    } catch (IndexOutOfBoundsException | SignatureException malformed) {
      throw new InvalidKeyException("not an EC key");
    }
    return element(SEQUENCE, VERSION_0, element(SEQUENCE, EC, curve), element(OCTET_STRING, sec1));
  }

  /**
   * An ECDSA signature for P-256 as JWS wants it: two numbers of 32 bytes (RFC 7518 section 3.4).
   */
  static byte[] joined(byte[] signature) throws SignatureException {
    try {
      Der pair = new Der(new Der(signature).content(SEQUENCE));
      byte[] joined = new byte[2 * COORDINATE];
      put(pair.content(INTEGER), joined, COORDINATE);
      put(pair.content(INTEGER), joined, 2 * COORDINATE);
      return joined;
    } catch (IndexOutOfBoundsException malformed) {
      throw new SignatureException("not P-256");
    }
  }

  /** Right-aligned; a sign byte and leading zeros are dropped. */
  private static void put(byte[] number, byte[] to, int end) throws SignatureException {
    int from = 0;
    while (from < number.length - 1 && number[from] == 0) {
      from++;
    }
    int length = number.length - from;
    if (length > COORDINATE) {
      throw new SignatureException("not P-256");
    }
    System.arraycopy(number, from, to, end - length, length);
  }

  private byte[] content(int tag) throws SignatureException {
    if ((bytes[at++] & 0xFF) != tag) {
      throw new SignatureException("another element");
    }
    int length = bytes[at++] & 0xFF;
    if (length >= 0x80) {
      int octets = length & 0x7F;
      length = 0;
      for (int i = 0; i < octets; i++) {
        length = length << 8 | (bytes[at++] & 0xFF);
      }
    }
    if (length < 0 || length > bytes.length - at) {
      throw new SignatureException("cut short");
    }
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  private static byte[] element(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.write(part, 0, part.length);
    }
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    writeLength(element, content.size());
    element.write(content.toByteArray(), 0, content.size());
    return element.toByteArray();
  }

  private static void writeLength(ByteArrayOutputStream to, int length) {
    if (length < 0x80) {
      to.write(length);
      return;
    }
    // a key file has at most 64 KB; DER wants the shortest form
    int octets = length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
    to.write(0x80 | octets);
    for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
      to.write(length >> shift);
    }
  }
}
