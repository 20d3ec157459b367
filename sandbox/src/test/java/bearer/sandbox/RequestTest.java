package bearer.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RequestTest {
  private static final String CHUNKED =
      String.join(
          "\r\n",
          "PUT /a?b HTTP/1.1",
          "Transfer-Encoding: chunked",
          "",
          "3",
          "abc",
          "A",
          "0123456789",
          "0",
          "",
          "");

  @Test
  void read_chunks_areJoinedAndTheNextRequestFollows() throws IOException {
    InputStream in = new ByteArrayInputStream(Utf8.bytes(CHUNKED + "GET /next HTTP/1.1\r\n\r\n"));

    assertThat(Request.read(in)).extracting(Request::body).isEqualTo("abc0123456789");
    assertThat(Request.read(in)).hasToString("GET /next");
    assertThat(Request.read(in)).isNull();
  }

  @Test
  void read_length_isOfBytes() throws IOException {
    String text = "POST / HTTP/1.1\r\ncontent-length: 4\r\n\r\n\u00e9\u00e9";

    assertThat(Requests.of(text).text()).isEqualTo(text);
  }

  @Test
  void read_cutAnywhere_isNoRequest() {
    for (int length = 1; length < CHUNKED.length(); length++) {
      String cut = CHUNKED.substring(0, length);
      assertThatThrownBy(() -> Requests.of(cut)).as(cut).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void headers_areFoundInAnyCaseAndInOrder() throws IOException {
    Request request = Requests.get("/a?b", "X-One: 1", "x-one:2", "X-One-More: 3");

    assertThat(request.headers("x-ONE")).containsExactly("1", "2");
    assertThat(request.header("X-One")).isEqualTo("1");
    assertThat(request.header("Host")).isNull();
    assertThat(request.headers().keySet()).containsExactly("X-One", "X-One-More");
    assertThat(request.target()).isEqualTo("/a?b");
    assertThat(request.path()).isEqualTo("/a");
  }

  @Test
  void of_parts_isAsIfItHadBeenRead() throws IOException {
    Request request =
        Request.of("POST", "/a?b", Map.of("x-one", List.of("1", "2")), "grant_type=x");

    assertThat(request.text())
        .isEqualTo("POST /a?b HTTP/1.1\r\nx-one: 1\r\nx-one: 2\r\n\r\ngrant_type=x");
    assertThat(request.headers("X-One")).containsExactly("1", "2");
    assertThat(request.body()).isEqualTo("grant_type=x");
  }
}
