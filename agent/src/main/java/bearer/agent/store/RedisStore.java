package bearer.agent.store;

import bearer.agent.base.Ticker;
import bearer.agent.config.TokenStore;
import bearer.agent.oauth.PasswordFile;
import bearer.agent.oauth.TrustedTls;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A Redis or Valkey server. A connection is opened for what is to be done, and closed after it. */
final class RedisStore implements Store {
  private static final long SECOND = 1_000_000_000L;

  /** To open one, whatever a command may take: names, TLS and the login come with it. */
  private static final long OPENING = 2 * SECOND;

  /** After so much silence the connection for news is tried, or up to a third less. */
  private static final long SILENCE = 60 * SECOND;

  private final TokenStore config;
  private final Ticker ticker;
  private final TrustedTls tls;
  private final TrustedTls tlsOfNews;

  RedisStore(TokenStore config, Ticker ticker) {
    this.config = config;
    this.ticker = ticker;
    this.tls = new TrustedTls(config.trustStore);
    this.tlsOfNews = new TrustedTls(config.trustStore);
  }

  @Override
  public StoreConnection connect(String name) throws IOException {
    prepare(tls);
    Patience patience = new Patience(ticker, opening());
    Socket socket = open(patience, tls);
    try {
      return new RedisConnection(socket, login(socket), patience, config.timeoutNanos, name);
    } catch (IOException | RuntimeException failed) {
      socket.close();
      throw failed;
    }
  }

  private void prepare(TrustedTls over) throws IOException {
    if (config.secure) {
      over.prepare();
    }
  }

  private long opening() {
    return Math.max(config.timeoutNanos, Math.min(OPENING, config.tokenTimeoutNanos / 4));
  }

  private Socket open(Patience patience, TrustedTls over) throws IOException {
    IOException last = new IOException("no address");
    for (InetAddress address : InetAddress.getAllByName(config.server.host)) {
      StoreSocket socket = new StoreSocket(patience);
      try {
        socket.connect(
            new InetSocketAddress(address, config.server.port), patience.remainingMillis());
        socket.setTcpNoDelay(true);
        return config.secure ? over.over(socket, config.server) : socket;
      } catch (IOException | RuntimeException failed) {
        socket.close();
        last = failed instanceof IOException ? (IOException) failed : new IOException(failed);
      }
    }
    throw last;
  }

  private Resp login(Socket socket) throws IOException {
    Resp resp =
        new Resp(new BufferedInputStream(socket.getInputStream()), socket.getOutputStream());
    String file = config.passwordFile;
    int answers = 0;
    if (file != null) {
      byte[] password = Resp.bytes(PasswordFile.read(file));
      byte[] auth = Resp.bytes("AUTH");
      if (config.user == null) {
        resp.command(auth, password);
      } else {
        resp.command(auth, Resp.bytes(config.user), password);
      }
      answers++;
    }
    if (config.database != 0) {
      resp.command(Resp.bytes("SELECT"), Resp.bytes(Integer.toString(config.database)));
      answers++;
    }
    resp.send();
    for (int i = 0; i < answers; i++) {
      resp.answer();
    }
    return resp;
  }

  @Override
  public void listen(String name, News news) throws IOException {
    prepare(tlsOfNews);
    Patience patience = new Patience(ticker, OPENING);
    try (Socket socket = open(patience, tlsOfNews)) {
      Resp resp = login(socket);
      resp.command(Resp.bytes("SUBSCRIBE"), new RedisNames(name).news);
      resp.send();
      resp.answer();
      news.begins();
      while (news.wanted()) {
        hear(resp, patience, news);
      }
    }
  }

  /** Another one each time: all processes have heard of the last token at the same moment. */
  private static long silence() {
    return SILENCE - ThreadLocalRandom.current().nextLong(SILENCE / 3);
  }

  /** One message, or a sign of life. */
  private static void hear(Resp resp, Patience patience, News news) throws IOException {
    patience.renew(silence());
    Stored stored;
    try {
      stored = message(resp.answer());
    } catch (SocketTimeoutException silence) { // nothing of an answer has come, or it ends here
      patience.renew(OPENING);
      resp.command(Resp.bytes("PING"));
      resp.send();
      stored = message(resp.answer());
    }
    if (stored != null) {
      news.is(stored);
    }
  }

  /** How long it is kept, in eight bytes, and what is sealed; null for other messages. */
  private static @Nullable Stored message(@Nullable Object answer) {
    List<?> parts = answer instanceof List ? (List<?>) answer : Arrays.asList();
    Object payload = parts.size() == 3 ? parts.get(2) : null;
    if (!(payload instanceof byte[]) || ((byte[]) payload).length <= Long.BYTES) {
      return null;
    }
    byte[] message = (byte[]) payload;
    return new Stored(
        Arrays.copyOfRange(message, Long.BYTES, message.length),
        ByteBuffer.wrap(message).getLong());
  }

  @Override
  public String toString() {
    return config.toString();
  }
}
