package bearer.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.sandbox.Request;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls of clients that cannot be sent elsewhere stay where they are, and that is said. And of a
 * facade whose calls begin in a place of its own over one transport, over another: they begin in
 * that one, or not at all, and nothing is missed of the one that is not there.
 */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("runs")
@Order(2)
class NotRewrittenIT {
  private final ClientOnJdk about;
  private final RewrittenCalls calls;

  NotRewrittenIT(ClientOnJdk about) {
    this.about = about;
    this.calls = new RewrittenCalls(about);
  }

  static Stream<ClientOnJdk> runs() {
    Stream<ClientOnJdk> clients =
        ClientOnJdk.onNewest().filter(it -> it.whyNot(Feature.REWRITTEN).isPresent());
    return Stream.concat(clients, ClientOnJdk.forCalls().filter(it -> isOver(it.client())));
  }

  private static boolean isOver(ClientVersion client) {
    OtherTransportOf facade = client.adapter.getAnnotation(OtherTransportOf.class);
    return facade != null
        && isMoved(Clients.all().stream().filter(of -> of.adapter == facade.value()));
  }

  private static boolean isMoved(Stream<ClientVersion> clients) {
    return clients.anyMatch(client -> client.whyNot(Feature.REWRITTEN, 17).isEmpty());
  }

  @Test
  void call_goesWhereThoseOfItsTransportGo_orStaysAndThatIsSaid() {
    String stderr;
    List<Answer> answers;
    try (ClientJvm jvm = new ClientJvm(calls.agent())) {
      answers = jvm.send(calls.named(Call.get(calls.v1("over"))));
      stderr = jvm.finish();
    }

    List<Request> old = calls.servers.old(calls.run);
    List<Request> fresh = calls.servers.fresh(calls.run);
    assertThat(answers).as(stderr).extracting(answer -> answer.status).containsExactly(200);
    assertThat(stderr).doesNotContain(" BA-202 ");
    if (isMoved(transport())) {
      assertThat(old).isEmpty();
      assertThat(fresh).hasSize(1).allSatisfy(this::isMoved);
    } else {
      assertThat(fresh).isEmpty();
      assertThat(old).hasSize(1).allSatisfy(NotRewrittenIT::isUntouched);
      assertThat(stderr).containsOnlyOnce(" BA-421 ");
    }
  }

  /** Itself, if it is built on nothing. */
  private Stream<ClientVersion> transport() {
    ClientVersion client = about.client();
    return client.isFacade()
        ? Clients.all().stream()
            .filter(of -> !of.isFacade() && of.agentsName.equals(client.agentsName))
        : Stream.of(client);
  }

  private void isMoved(Request request) {
    assertThat(request.headers("Authorization")).containsExactly("Bearer token.of-" + calls.run);
    assertThat(request.headers("x-picpay-token")).isEmpty();
  }

  private static void isUntouched(Request request) {
    assertThat(request.headers("x-picpay-token")).containsExactly("legacy");
    assertThat(request.headers("Authorization")).isEmpty();
  }
}
