package bearer.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request as it came off the wire. Immutable. */
public final class Request {
  private static final int END_OF_HEAD = 0x0d0a0d0a;

  private final String head;
  private final String body;

  private Request(String head, String body) {
    this.head = head;
    this.body = body;
  }

  /** One that came by another way than a connection of ours. */
  public static Request of(
      String method, String target, Map<String, List<String>> headers, String body) {
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    headers.forEach(
        (name, values) ->
            values.forEach(value -> head.append(name).append(": ").append(value).append("\r\n")));
    return new Request(head + "\r\n", body);
  }

  /** The next request of a connection, or null at its end. */
  static @Nullable Request read(InputStream in) throws IOException {
    String head = readHead(in);
    if (head.isEmpty()) {
      return null;
    }
    Request bare = new Request(head, "");
    DataInputStream data = new DataInputStream(in);
    byte[] body =
        "chunked".equalsIgnoreCase(bare.header("Transfer-Encoding"))
            ? readChunks(data)
            : read(data, bare.contentLength());
    return new Request(head, Utf8.text(body));
  }

  private static String readHead(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int lastFour = 0;
    while (lastFour != END_OF_HEAD) {
      int next = in.read();
      if (next < 0 && head.size() > 0) {
        throw new EOFException("in the head of a request");
      }
      if (next < 0) {
        return "";
      }
      head.write(next);
      lastFour = lastFour << 8 | next;
    }
    return Utf8.text(head.toByteArray());
  }

  private static byte[] readChunks(DataInputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
      body.write(read(in, size));
      read(in, 2);
    }
    read(in, 2);
    return body.toByteArray();
  }

  private static int chunkSize(DataInputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    while (line.length() == 0 || line.charAt(line.length() - 1) != '\n') {
      line.append((char) in.readByte());
    }
    return Integer.parseInt(line.toString().trim(), 16);
  }

  private static byte[] read(DataInputStream in, int length) throws IOException {
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  private int contentLength() {
    String length = header("Content-Length");
    return length == null ? 0 : Integer.parseInt(length);
  }

  /** Head and body as they came, in UTF-8; only the frames of chunks are left out. */
  public String text() {
    return head + body;
  }

  public String method() {
    return word(0);
  }

  /** Path and query, or whatever stands in their place. */
  public String target() {
    return word(1);
  }

  public String path() {
    String target = target();
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  private String word(int index) {
    return head.substring(0, head.indexOf("\r\n")).split(" ", -1)[index];
  }

  /** By their names, whose case does not matter. */
  public Map<String, List<String>> headers() {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : head.substring(head.indexOf("\r\n")).trim().split("\r\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers
            .computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
            .add(line.substring(colon + 1).trim());
      }
    }
    return headers;
  }

  /** The values of all headers of that name. */
  public List<String> headers(String name) {
    return headers().getOrDefault(name, Collections.emptyList());
  }

  /** The first of them. */
  public @Nullable String header(String name) {
    List<String> values = headers(name);
    return values.isEmpty() ? null : values.get(0);
  }

  public String body() {
    return body;
  }

  boolean keepsAlive() {
    return word(2).equals("HTTP/1.1") && !"close".equalsIgnoreCase(header("Connection"));
  }

  /** For messages: no secret is in it. */
  @Override
  public String toString() {
    return method() + " " + path();
  }
}
