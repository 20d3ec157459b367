package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdks;
import bearer.it.servers.Api;
import org.junit.jupiter.api.Test;

/** Jetty 9.0, which has some of the classes and methods that are woven, and no heads. */
class OldJettyIT {
  private final Sending sending = new Sending();

  @Test
  void requests_goOutAsTheyWereBuilt_andThatIsSaid() {
    String url = Api.CONFIGURED.http(sending.path);
    JavaProcess.Finished finished =
        JavaProcess.run(
            Sending.quiet(sending.configured(Jdks.oldestAndNewest().get(0)))
                .property("bearer.mode", "replace")
                .property("bearer.legacy-headers", "x-picpay-token")
                .agent()
                .apps()
                .client("jetty-9.0.7")
                .main("bearer.it.apps.SendByJetty", url, url));

    assertThat(finished.stdout()).as(finished.stderr()).isEqualTo("200\n200\n");
    assertThat(Api.CONFIGURED.seen(sending.path))
        .hasSize(2)
        .allSatisfy(seen -> assertThat(seen.authorization()).isEmpty())
        .allSatisfy(seen -> assertThat(seen.all("x-picpay-token")).hasSize(1));
    assertThat(finished.stderr().lines())
        .allMatch(line -> line.contains(" BA-202 Jetty HttpClient (jetty-client-9.0.7"))
        .filteredOn(line -> line.contains("its requests go out as the application built them"))
        .hasSize(1);
  }
}
