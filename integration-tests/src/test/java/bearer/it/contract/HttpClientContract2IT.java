package bearer.it.contract;

import java.util.stream.Stream;
import org.junit.jupiter.api.Order;

@Order(1) // the longest first
class HttpClientContract2IT extends HttpClientContract {
  HttpClientContract2IT(Target target) {
    super(target);
  }

  static Stream<Target> targets() {
    return part(2);
  }
}
