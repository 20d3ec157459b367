package bearer.it.apps;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A service of gRPC whose messages are text. */
final class Grpc {
  static final String SERVICE = "test.Service";

  /** Answers each message with the credentials that came with the call, and the message. */
  static final MethodDescriptor<String, String> ECHO = method("echo");

  /** Refuses every call as one without good credentials. */
  static final MethodDescriptor<String, String> REFUSE = method("refuse");

  private Grpc() {}

  private static MethodDescriptor<String, String> method(String name) {
    return MethodDescriptor.<String, String>newBuilder(new Text(), new Text())
        .setType(MethodType.BIDI_STREAMING)
        .setFullMethodName(SERVICE + '/' + name)
        .build();
  }

  private static final class Text implements MethodDescriptor.Marshaller<String> {
    @Override
    public InputStream stream(String text) {
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String parse(InputStream in) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      try {
        for (int next = in.read(); next >= 0; next = in.read()) {
          all.write(next);
        }
        return all.toString("UTF-8");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
