package bearer.it.contract;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * One thing to do with a client library, as it travels to the forked JVM. Immutable: each method
 * answers another instance.
 */
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

  /** Calls with the same adapter and equal options share one client and its pool. */
  public final AdapterOptions options;

  final Manner manner;

  private Call(
      String adapter,
      String method,
      String url,
      List<String> headers,
      Body bodyKind,
      String body,
      AdapterOptions options,
      Manner manner) {
    this.adapter = adapter;
    this.method = method;
    this.url = url;
    this.headers = headers;
    this.bodyKind = bodyKind;
    this.body = body;
    this.options = options;
    this.manner = manner;
  }

  /** A GET of the url by one thread, once. */
  public static Call get(String url) {
    return new Call(
        "",
        "GET",
        url,
        Collections.emptyList(),
        Body.NONE,
        "",
        AdapterOptions.DEFAULT,
        Manner.ONCE);
  }

  /** A POST with a short JSON body. */
  public static Call post(String url) {
    return get(url)
        .method("POST")
        .header("Content-Type", "application/json")
        .body(Body.FIXED, "{\"value\":20.51}");
  }

  public Call by(String adapterClass) {
    return new Call(adapterClass, method, url, headers, bodyKind, body, options, manner);
  }

  public Call at(String otherUrl) {
    return new Call(adapter, method, otherUrl, headers, bodyKind, body, options, manner);
  }

  public Call method(String name) {
    return new Call(adapter, name, url, headers, bodyKind, body, options, manner);
  }

  public Call header(String name, String value) {
    List<String> more = new ArrayList<>(headers);
    more.add(name + ": " + value);
    return new Call(adapter, method, url, more, bodyKind, body, options, manner);
  }

  public Call body(Body kind, String text) {
    return new Call(adapter, method, url, headers, kind, text, options, manner);
  }

  /**
   * By way of an HTTP proxy.
   *
   * @param hostAndPort {@code host:port}
   */
  public Call through(String hostAndPort) {
    return with(options.through(hostAndPort));
  }

  public Call http2() {
    return with(options.withHttp2());
  }

  public Call on(AdapterOptions.Threads threads) {
    return with(options.on(threads));
  }

  public Call with(AdapterOptions.Credentials credentials) {
    return with(options.with(credentials));
  }

  /** Has the call use a client of its own, with no connection open yet. */
  public Call session(String name) {
    return with(options.session(name));
  }

  private Call with(AdapterOptions other) {
    return new Call(adapter, method, url, headers, bodyKind, body, other, manner);
  }

  /** The same request object, one time after the other. */
  public Call times(int number) {
    return with(manner.times(number));
  }

  /** A request of its own by each of several threads, released at the same moment. */
  public Call threads(int number) {
    return with(manner.threads(number));
  }

  /**
   * Without waiting for the answer.
   *
   * @param meanwhile what the same client calls then, one after the other; their answers come first
   */
  public Call async(String... meanwhile) {
    return with(manner.async(Arrays.asList(meanwhile)));
  }

  private Call with(Manner other) {
    return new Call(adapter, method, url, headers, bodyKind, body, options, other);
  }

  /** How often an adapter sends the same request object, one after the other. */
  public int times() {
    return manner.times;
  }

  /** Whose client the call may use. */
  String clientKey() {
    return adapter + '|' + options;
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
    options.writeTo(out);
    manner.writeTo(out);
  }

  static Call readFrom(DataInput in) throws IOException {
    return new Call(
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        Lines.read(in),
        Body.valueOf(in.readUTF()),
        in.readUTF(),
        AdapterOptions.readFrom(in),
        Manner.readFrom(in));
  }

  @Override
  public String toString() {
    return method + " " + url;
  }
}
