package bearer.it.contract;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One thing to do with a client library, as it travels to the forked JVM. */
public final class Call {
  /** How the request's body is handed to the library. */
  public enum Body {
    NONE,
    /** Bytes, so that the library knows the length and can send them again. */
    FIXED,
    /** A stream of unknown length. */
    CHUNKED
  }

  public final String adapter;
  public final String method;
  public final String url;
  public final List<String> headers;
  public final Body bodyKind;
  public final String body;

  /** {@code host:port} of an HTTP proxy, or empty. */
  public final String proxy;

  public final boolean http2;

  /** Calls with the same adapter, proxy, protocol and session share one client and its pool. */
  public final String session;

  /** How often the same request object is sent, one after the other. */
  public final int times;

  /** How many threads send a request of their own, released at the same moment. */
  public final int threads;

  private Call(
      String adapter,
      String method,
      String url,
      List<String> headers,
      Body bodyKind,
      String body,
      String proxy,
      boolean http2,
      String session,
      int times,
      int threads) {
    this.adapter = adapter;
    this.method = method;
    this.url = url;
    this.headers = headers;
    this.bodyKind = bodyKind;
    this.body = body;
    this.proxy = proxy;
    this.http2 = http2;
    this.session = session;
    this.times = times;
    this.threads = threads;
  }

  /** A GET of the url by one thread, once. */
  public static Call get(String url) {
    return new Call(
        "", "GET", url, Collections.emptyList(), Body.NONE, "", "", false, "shared", 1, 1);
  }

  /** A POST with a short JSON body. */
  public static Call post(String url) {
    return get(url)
        .method("POST")
        .header("Content-Type", "application/json")
        .body(Body.FIXED, "{\"value\":20.51}");
  }

  public Call by(String adapterClass) {
    return new Call(
        adapterClass, method, url, headers, bodyKind, body, proxy, http2, session, times, threads);
  }

  /** The same call of another URL. */
  public Call at(String otherUrl) {
    return new Call(
        adapter, method, otherUrl, headers, bodyKind, body, proxy, http2, session, times, threads);
  }

  public Call method(String name) {
    return new Call(
        adapter, name, url, headers, bodyKind, body, proxy, http2, session, times, threads);
  }

  public Call header(String name, String value) {
    List<String> more = new ArrayList<>(headers);
    more.add(name + ": " + value);
    return new Call(
        adapter, method, url, more, bodyKind, body, proxy, http2, session, times, threads);
  }

  public Call body(Body kind, String text) {
    return new Call(
        adapter, method, url, headers, kind, text, proxy, http2, session, times, threads);
  }

  public Call through(String hostAndPort) {
    return new Call(
        adapter, method, url, headers, bodyKind, body, hostAndPort, http2, session, times, threads);
  }

  public Call http2() {
    return new Call(
        adapter, method, url, headers, bodyKind, body, proxy, true, session, times, threads);
  }

  /** Has the call use a client of its own, with no connection open yet. */
  public Call session(String name) {
    return new Call(
        adapter, method, url, headers, bodyKind, body, proxy, http2, name, times, threads);
  }

  public Call times(int number) {
    return new Call(
        adapter, method, url, headers, bodyKind, body, proxy, http2, session, number, threads);
  }

  public Call threads(int number) {
    return new Call(
        adapter, method, url, headers, bodyKind, body, proxy, http2, session, times, number);
  }

  /** Whose client the call may use. */
  String clientKey() {
    return adapter + '|' + proxy + '|' + http2 + '|' + session;
  }

  /** The name of a header line such as {@code Accept: text/plain}. */
  public static String name(String line) {
    return line.substring(0, line.indexOf(':'));
  }

  /** The value of a header line such as {@code Accept: text/plain}. */
  public static String value(String line) {
    return line.substring(line.indexOf(':') + 2);
  }

  public void writeTo(DataOutput out) throws IOException {
    out.writeUTF(adapter);
    out.writeUTF(method);
    out.writeUTF(url);
    Lines.write(out, headers);
    out.writeUTF(bodyKind.name());
    out.writeUTF(body);
    out.writeUTF(proxy);
    out.writeBoolean(http2);
    out.writeUTF(session);
    out.writeInt(times);
    out.writeInt(threads);
  }

  static Call readFrom(DataInput in) throws IOException {
    return new Call(
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        Lines.read(in),
        Body.valueOf(in.readUTF()),
        in.readUTF(),
        in.readUTF(),
        in.readBoolean(),
        in.readUTF(),
        in.readInt(),
        in.readInt());
  }

  @Override
  public String toString() {
    return method + " " + url;
  }
}
