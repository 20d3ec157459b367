package bearer.agent.store;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * AES-256-GCM (NIST SP 800-38D) under the keys of a credential, bound to its name: what is under
 * another one, or was changed, does not open. Sealed under each key, so that processes that do not
 * have the newest secret yet, or the older one any more, can open it too. Thread-safe.
 */
final class Seal {
  private static final byte VERSION = 1;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int MOST_KEYS = 4;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] purpose;
  private final List<SecretKeySpec> keys = new ArrayList<>();

  /**
   * @param name of the credential
   * @param keys of 32 bytes each
   */
  Seal(String name, List<byte[]> keys) {
    this.purpose = ("bearer-agent token 1 " + name).getBytes(StandardCharsets.US_ASCII);
    for (byte[] key : keys) {
      this.keys.add(new SecretKeySpec(key, "AES"));
    }
  }

  byte[] close(byte[] content) throws GeneralSecurityException {
    int length = NONCE + content.length + TAG_BITS / 8;
    ByteBuffer sealed =
        ByteBuffer.allocate(2 + keys.size() * (Integer.BYTES + length))
            .put(VERSION)
            .put((byte) keys.size());
    for (SecretKeySpec key : keys) {
      byte[] nonce = new byte[NONCE];
      RANDOM.nextBytes(nonce);
      sealed.putInt(length).put(nonce);
      sealed.put(cipher(Cipher.ENCRYPT_MODE, key, nonce).doFinal(content));
    }
    return sealed.array();
  }

  /** Null if none of the keys opens it. */
  byte @Nullable [] open(byte[] sealed) {
    ByteBuffer in = ByteBuffer.wrap(sealed);
    try {
      if (in.get() != VERSION) {
        return null;
      }
      int copies = in.get();
      for (int i = 0; i < copies && i < MOST_KEYS; i++) {
        int length = in.getInt();
        if (length < NONCE || length > in.remaining()) {
          return null;
        }
        byte[] copy = new byte[length];
        in.get(copy);
        byte[] content = openCopy(copy);
        if (content != null) {
          return content;
        }
      }
    } catch (BufferUnderflowException tooShort) {
      return null;
    }
    return null;
  }

  @SuppressWarnings("EmptyCatch")
  private byte @Nullable [] openCopy(byte[] copy) {
    byte[] nonce = new byte[NONCE];
    System.arraycopy(copy, 0, nonce, 0, NONCE);
    for (SecretKeySpec key : keys) {
      try {
        return cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(copy, NONCE, copy.length - NONCE);
      } catch (GeneralSecurityException otherKeyOrChanged) { // the next one, or none
      }
    }
    return null;
  }

  private Cipher cipher(int mode, SecretKeySpec key, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(purpose);
    return cipher;
  }
}
