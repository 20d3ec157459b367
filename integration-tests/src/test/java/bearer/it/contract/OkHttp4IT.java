package bearer.it.contract;

import java.util.stream.Stream;
import org.junit.jupiter.api.Order;

/** OkHttp in Kotlin, from 4 on. */
@Order(3)
class OkHttp4IT extends HttpClientContract {
  OkHttp4IT(Target target) {
    super(target);
  }

  static Stream<Target> targets() {
    return Target.each(
        Stream.of(OkHttp3IT.version("4.12.0").onOldestAndNewestJdk(), OkHttp3IT.version("5.5.1")));
  }
}
