package bearer.it.contract;

import java.util.stream.Stream;
import org.junit.jupiter.api.Order;

@Order(1) // the longest first
class HttpClientContract1IT extends HttpClientContract {
  HttpClientContract1IT(Target target) {
    super(target);
  }

  static Stream<Target> targets() {
    return part(1);
  }
}
