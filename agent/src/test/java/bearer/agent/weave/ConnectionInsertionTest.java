package bearer.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.blindspots.ConnectionHooks;
import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook.Kind;
import bearer.agent.hop.ClientHook.Method;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
class ConnectionInsertionTest {
  /** As JSSE's were before 8u261. */
  static class OldSocket {
    private final String host;

    OldSocket(Object context, Socket below, String host, int port, boolean closes) {
      this.host = host + port + below + closes;
    }

    OldSocket(Object context, String host, int port, Object address, int local) {
      this.host = host;
    }

    OutputStream getOutputStream() {
      return host == null ? null : OutputStream.nullOutputStream();
    }
  }

  /** A socket of somebody's that keeps its peer elsewhere. */
  static class Nameless {
    OutputStream getOutputStream() {
      return OutputStream.nullOutputStream();
    }
  }

  @Test
  void olderFieldAndTheRightConstructor_wovenAndVerified_load() throws Exception {
    ClassPatch weaver = new ClassPatch(hooks(OldSocket.class), classFile(OldSocket.class));
    Class<?> woven = new Defined().define(weaver.woven());
    assertThat(weaver.missed()).isEmpty();
    assertThat(woven.getDeclaredConstructors()).hasSize(2); // links the class, hence verifies it
    Constructor<?> layered =
        woven.getDeclaredConstructor(
            Object.class, Socket.class, String.class, int.class, boolean.class);
    layered.setAccessible(true);
    java.lang.reflect.Method stream = woven.getDeclaredMethod("getOutputStream");
    stream.setAccessible(true);
    assertThat(stream.invoke(layered.newInstance(null, null, "h", 1, true))).isNotNull();
  }

  @Test
  void classWithoutSuchAFieldOrConstructor_isMissedWhole() throws IOException {
    ClassPatch weaver = new ClassPatch(hooks(Nameless.class), classFile(Nameless.class));
    weaver.woven();
    assertThat(weaver.missed()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sun.security.ssl.SSLSocketImpl", "javax.net.ssl.SSLEngine"})
  void thisJdks_haveEveryPlace(String type) throws IOException {
    ClassPatch weaver =
        new ClassPatch(
            Hooked.of(type, ConnectionHooks.all()),
            bytes(ClassLoader.getSystemResourceAsStream(type.replace('.', '/') + ".class")));
    weaver.woven();
    assertThat(weaver.missed()).isEmpty();
  }

  private static List<Hooked> hooks(Class<?> type) {
    Client client = Client.ofConnections("Test", "Test");
    List<Hooked> hooks = new ArrayList<>();
    hooks.add(
        new Hooked(
            client.connection(
                Kind.STREAM,
                "Stream",
                Method.of("getOutputStream", 0, type.getName()),
                "java/io/OutputStream"),
            7));
    hooks.add(
        new Hooked(
            client.connection(
                Kind.CONSTRUCTED,
                "Layered",
                Method.constructor(5, "Ljava/net/Socket;Ljava/lang/String;IZ", type.getName()),
                null),
            8));
    return hooks;
  }

  private static byte[] classFile(Class<?> type) throws IOException {
    return bytes(type.getResourceAsStream('/' + type.getName().replace('.', '/') + ".class"));
  }

  private static byte[] bytes(InputStream from) throws IOException {
    try (InputStream in = from) {
      return in.readAllBytes();
    }
  }

  private static final class Defined extends ClassLoader {
    Class<?> define(byte[] file) {
      return defineClass(null, file, 0, file.length);
    }
  }
}
