package bearer.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RespTest {
  private static Resp saying(String text) {
    return saying(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static Resp saying(byte[] bytes) {
    return new Resp(new ByteArrayInputStream(bytes), new ByteArrayOutputStream());
  }

  @Test
  void command_isAnArrayOfTexts() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Resp resp = new Resp(new ByteArrayInputStream(new byte[0]), out);
    resp.command(Resp.bytes("GET"), Resp.bytes("k\r\n"));
    resp.command(Resp.bytes("PING"));
    resp.send();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("*2\r\n$3\r\nGET\r\n$3\r\nk\r\n\r\n*1\r\n$4\r\nPING\r\n");
  }

  @Test
  void answer_ofEachKind_isRead() throws IOException {
    Resp resp = saying("+OK\r\n:-2\r\n$-1\r\n$3\r\na\r\n\r\n*2\r\n:1\r\n*-1\r\n");

    assertThat(resp.answer()).isEqualTo(Resp.bytes("OK"));
    assertThat(resp.answer()).isEqualTo(-2L);
    assertThat(resp.answer()).isNull();
    assertThat(resp.answer()).isEqualTo(Resp.bytes("a\r\n"));
    assertThat(resp.answer()).isEqualTo(Arrays.asList(1L, null));
  }

  @Test
  void answer_error_showsItsFirstWordAlone() {
    assertThatThrownBy(() -> saying("-NOPERM User 'x' has no permissions\r\n").answer())
        .hasMessage("it answered NOPERM");
    assertThatThrownBy(() -> saying("-h1dd3n\r\n").answer()).hasMessage("it answered an error");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 400 Bad Request\r\n",
        "$2000000000\r\n",
        "$99999999999999999999\r\n",
        "$x\r\n",
        "*2000000000\r\n",
        "*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n:1\r\n",
        "+OK\rX",
        "$1\r\nabc",
        "\u0000\u0000\r\n"
      })
  void answer_thatIsNone_isRefused(String nonsense) {
    assertThatThrownBy(() -> saying(nonsense).answer())
        .isInstanceOf(StoreRefusal.class)
        .hasMessage("it answered with something that is not the Redis protocol");
  }

  @Test
  void answer_endlessLine_isRefused() {
    assertThatThrownBy(() -> saying(String.join("", Collections.nCopies(5000, "+a"))).answer())
        .isInstanceOf(StoreRefusal.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+", "$3\r\na", "*2\r\n:1\r\n", ":1\r"})
  void answer_cutOff_fails(String cut) {
    assertThatThrownBy(() -> saying(cut).answer()).isInstanceOf(IOException.class);
  }

  @Test
  void answer_closedConnection_saysSo() {
    assertThatThrownBy(() -> saying("+O").answer()).isInstanceOf(EOFException.class);
  }

  /** Whatever comes, it ends in an answer or in an {@link IOException}. */
  @Test
  void answer_anyBytes_endsInOneOfTwoWays() {
    Random random = new Random(20_261_127L);
    List<String> starts = List.of("*3\r\n", "$", ":", "+", "-", "*");
    for (int round = 0; round < 20_000; round++) {
      byte[] noise = new byte[random.nextInt(40)];
      random.nextBytes(noise);
      String start = starts.get(random.nextInt(starts.size()));
      try {
        saying(start + new String(noise, StandardCharsets.ISO_8859_1)).answer();
      } catch (IOException expected) {
        assertThat(expected.getMessage()).isNotEmpty();
      }
    }
  }
}
