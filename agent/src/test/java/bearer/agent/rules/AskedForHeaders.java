package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.hop.HeadPlace;
import org.jspecify.annotations.Nullable;

/** A hop that counts how often a header is asked for. */
final class AskedForHeaders extends HeadPlace<Head> {
  @Nullable String value;
  int asked;

  @Override
  public String method(Head head) {
    return "GET";
  }

  @Override
  public String scheme(Head head) {
    return "https";
  }

  @Override
  public String host(Head head) {
    return "other.example";
  }

  @Override
  public int port(Head head) {
    return -1;
  }

  @Override
  public String target(Head head) {
    assertThat(value).as("whether the path may be read").isNotNull();
    return "/";
  }

  @Override
  public @Nullable String header(Head head, String name) {
    asked += name.equals("x-picpay-token") ? 1 : 0;
    return name.equals("x-picpay-token") ? value : null;
  }
}
