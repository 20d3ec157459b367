package bearer.it.openers;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * HTTP as old payment code writes it, over a JDK's {@link SSLSocket} made in one way or another.
 */
public final class RawSocket {
  private static final SSLSocketFactory TLS = (SSLSocketFactory) SSLSocketFactory.getDefault();

  private RawSocket() {}

  /** Sends a GET and reads the status line. */
  static void get(Socket socket, URI url) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(
        ("GET "
                + url.getRawPath()
                + " HTTP/1.1\r\nHost: "
                + url.getAuthority()
                + "\r\nConnection: close\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    out.flush();
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    String status = String.valueOf(in.readLine());
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IOException(status);
    }
  }

  /** Connected by its factory. */
  public static final class ByName implements Opener {
    @Override
    public void open(URI url, int proxy) throws IOException {
      try (Socket socket = TLS.createSocket(url.getHost(), url.getPort())) {
        get(socket, url);
      }
    }
  }

  /** Connected later. */
  public static final class Unconnected implements Opener {
    @Override
    public void open(URI url, int proxy) throws IOException {
      try (Socket socket = TLS.createSocket()) {
        socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
        get(socket, url);
      }
    }
  }

  /** To an address that was looked up before. */
  public static final class ByAddress implements Opener {
    @Override
    public void open(URI url, int proxy) throws IOException {
      try (Socket socket = TLS.createSocket(InetAddress.getByName(url.getHost()), url.getPort())) {
        get(socket, url);
      }
    }
  }

  /** Over a plain one. */
  public static final class Layered implements Opener {
    @Override
    public void open(URI url, int proxy) throws IOException {
      try (Socket plain = new Socket(url.getHost(), url.getPort());
          Socket socket = TLS.createSocket(plain, url.getHost(), url.getPort(), true)) {
        get(socket, url);
      }
    }
  }

  /** Over one to a proxy. */
  public static final class Tunnel implements Opener {
    @Override
    public void open(URI url, int proxy) throws IOException {
      try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), proxy)) {
        plain
            .getOutputStream()
            .write(
                ("CONNECT " + url.getAuthority() + " HTTP/1.1\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        InputStream in = plain.getInputStream();
        for (int last = 0; last != ('\r' << 24 | '\n' << 16 | '\r' << 8 | '\n'); ) {
          last = last << 8 | in.read();
        }
        try (Socket socket = TLS.createSocket(plain, url.getHost(), url.getPort(), true)) {
          get(socket, url);
        }
      }
    }
  }

  /** As monitors of certificates do. */
  public static final class HandshakeOnly implements Opener {
    @Override
    public void open(URI url, int proxy) throws IOException {
      try (SSLSocket socket = (SSLSocket) TLS.createSocket(url.getHost(), url.getPort())) {
        socket.startHandshake();
      }
    }
  }

  /** 3000 of them, none closed, over sockets that lead nowhere. */
  public static final class Many implements Opener {
    @Override
    public void open(URI url, int proxy) throws IOException {
      for (int i = 0; i < 3000; i++) {
        TLS.createSocket(new Nowhere(), url.getHost(), url.getPort(), true).getOutputStream();
      }
    }
  }

  private static final class Nowhere extends Socket {
    @Override
    public boolean isConnected() {
      return true;
    }

    @Override
    public InputStream getInputStream() {
      return new ByteArrayInputStream(new byte[0]);
    }

    @Override
    public OutputStream getOutputStream() {
      return new ByteArrayOutputStream();
    }
  }

  /** As metrics libraries do. */
  public static final class Wrapped implements Opener {
    @Override
    public void open(URI url, int proxy) throws IOException {
      try (Socket socket = new Counting(TLS.createSocket(url.getHost(), url.getPort()))) {
        get(socket, url);
        get2(socket);
      }
    }

    /** Whoever asks again for the same stream is no other connection. */
    private static void get2(Socket socket) throws SocketException, IOException {
      socket.getOutputStream();
    }
  }

  private static final class Counting extends Socket {
    private final Socket socket;

    Counting(Socket socket) {
      this.socket = socket;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return socket.getOutputStream();
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return socket.getInputStream();
    }

    @Override
    public synchronized void close() throws IOException {
      socket.close();
    }
  }
}
