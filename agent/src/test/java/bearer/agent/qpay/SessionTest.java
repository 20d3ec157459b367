package bearer.agent.qpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SessionTest {
  private static final String API = "https://qpay.example/credentials";

  @TempDir Path dir;

  private Path file = Path.of("none");

  @BeforeEach
  void place() {
    file = dir.resolve("session");
  }

  @Test
  void authorization_isKeptForItsOwnerUntilItsEnd() throws Exception {
    new Session("Bearer a+/b==", API, 1000).write(file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Session.authorization(file, API, 999)).isEqualTo("Bearer a+/b==");
    assertThatThrownBy(() -> Session.authorization(file, API, 1000))
        .hasMessage("the login is over: run qpay login");
    assertThat(file).doesNotExist();
    assertThatThrownBy(() -> Session.authorization(file, API, 1000))
        .hasMessage("nobody is logged in: run qpay login");
  }

  @Test
  void authorization_anotherApi_getsNothing() throws Exception {
    new Session("Bearer a", API, 1000).write(file);

    assertThatThrownBy(() -> Session.authorization(file, "https://elsewhere.example", 0))
        .hasMessage("the login is for another API: run qpay login with this --api");
  }

  @Test
  void write_whatIsNoLogin_isLeftAlone() throws Exception {
    Files.writeString(file, "precious");

    assertThatThrownBy(() -> new Session("Bearer a", API, 1000).write(file))
        .hasMessageContaining("is no login, and is left alone");
    assertThatThrownBy(() -> Session.authorization(file, API, 0))
        .hasMessageContaining("is no login, and is left alone");
    assertThat(Files.readString(file)).isEqualTo("precious");
  }
}
