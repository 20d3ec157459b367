package bearer.agent.store;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a Redis server. What depends on what is there is done by WATCH and MULTI, which
 * need no right to run scripts.
 */
@SuppressWarnings("EmptyCatch")
final class RedisConnection implements StoreConnection {
  private static final byte[] GET = Resp.bytes("GET");
  private static final byte[] PTTL = Resp.bytes("PTTL");
  private static final byte[] SET = Resp.bytes("SET");
  private static final byte[] PX = Resp.bytes("PX");
  private static final byte[] NX = Resp.bytes("NX");
  private static final byte[] DEL = Resp.bytes("DEL");
  private static final byte[] PEXPIRE = Resp.bytes("PEXPIRE");
  private static final byte[] PUBLISH = Resp.bytes("PUBLISH");
  private static final byte[] WATCH = Resp.bytes("WATCH");
  private static final byte[] UNWATCH = Resp.bytes("UNWATCH");
  private static final byte[] MULTI = Resp.bytes("MULTI");
  private static final byte[] EXEC = Resp.bytes("EXEC");
  private static final byte[] LEASE_MILLIS = Resp.bytes(Long.toString(Turn.LEASE_MILLIS));

  private final Socket socket;
  private final Resp resp;
  private final Patience patience;
  private final long timeoutNanos;
  private final RedisNames names;

  /**
   * @param resp logged in
   */
  RedisConnection(Socket socket, Resp resp, Patience patience, long timeoutNanos, String name) {
    this.socket = socket;
    this.resp = resp;
    this.patience = patience;
    this.timeoutNanos = timeoutNanos;
    this.names = new RedisNames(name);
  }

  @Override
  public Stored read() throws IOException {
    resp.command(GET, names.token);
    resp.command(PTTL, names.token);
    send();
    byte[] sealed = text(resp.answer());
    Object left = resp.answer();
    return new Stored(sealed, left instanceof Long ? (Long) left : 0);
  }

  @Override
  public boolean lease(String fence) throws IOException {
    resp.command(SET, names.lease, Resp.bytes(fence), NX, PX, LEASE_MILLIS);
    send();
    return resp.answer() != null;
  }

  @Override
  public void renew(String fence) throws IOException {
    if (holds(fence)) {
      resp.command(MULTI);
      resp.command(PEXPIRE, names.lease, LEASE_MILLIS);
      execute(1);
    }
  }

  @Override
  public void release(String fence) throws IOException {
    if (holds(fence)) {
      resp.command(MULTI);
      resp.command(DEL, names.lease);
      execute(1);
    }
  }

  /** From here on what follows happens only if nobody changes that. */
  private boolean holds(String fence) throws IOException {
    resp.command(WATCH, names.lease);
    resp.command(GET, names.lease);
    send();
    resp.answer();
    boolean holds = Arrays.equals(text(resp.answer()), Resp.bytes(fence));
    if (!holds) {
      leave();
    }
    return holds;
  }

  @Override
  public boolean replace(Stored before, Stored after, String fence) throws IOException {
    byte[] sealed = after.sealed;
    if (sealed == null) {
      throw new IllegalArgumentException("nothing to put in");
    }
    resp.command(WATCH, names.token, names.lease);
    resp.command(GET, names.token);
    resp.command(GET, names.lease);
    send();
    resp.answer();
    byte[] there = text(resp.answer());
    byte[] holder = text(resp.answer());
    boolean own = Arrays.equals(holder, Resp.bytes(fence));
    boolean changed = there != null && !Arrays.equals(there, before.sealed);
    if (changed || (holder != null && !own)) {
      leave();
      return false;
    }
    resp.command(MULTI);
    resp.command(SET, names.token, sealed, PX, Resp.bytes(Long.toString(after.leftMillis)));
    resp.command(PUBLISH, names.news, message(after.leftMillis, sealed));
    resp.command(DEL, names.lease);
    return execute(3);
  }

  private static byte[] message(long leftMillis, byte[] sealed) {
    return ByteBuffer.allocate(Long.BYTES + sealed.length).putLong(leftMillis).put(sealed).array();
  }

  @Override
  public void drop(byte[] sealed) throws IOException {
    resp.command(WATCH, names.token);
    resp.command(GET, names.token);
    send();
    resp.answer();
    if (Arrays.equals(text(resp.answer()), sealed)) {
      resp.command(MULTI);
      resp.command(DEL, names.token);
      execute(1);
    } else {
      leave();
    }
  }

  private void leave() throws IOException {
    resp.command(UNWATCH);
    send();
    resp.answer();
  }

  /** Whether it was done: an error of one command is an error of all. */
  private boolean execute(int commands) throws IOException {
    resp.command(EXEC);
    send();
    IOException refused = null;
    for (int i = 0; i <= commands; i++) { // MULTI, and each that is put in the queue
      try {
        resp.answer();
      } catch (StoreRefusal says) {
        refused = says;
      }
    }
    try {
      if (resp.answer() != null) {
        return true;
      }
    } catch (StoreRefusal says) {
      throw refused == null ? says : refused;
    }
    return false;
  }

  private void send() throws IOException {
    patience.renew(timeoutNanos);
    resp.send();
  }

  private static byte @Nullable [] text(@Nullable Object answer) throws StoreRefusal {
    if (answer == null || answer instanceof byte[]) {
      return (byte[]) answer;
    }
    throw StoreRefusal.nonsense();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException gone) { // as it should be
    }
  }
}
