package bearer.agent.rewriting;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Inside;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;

/**
 * Spring's WebClient 5.2 to 7.0 over Reactor Netty, behind all filters of the application, where a
 * request is whole and immutable: another one goes on. Reactor Netty itself learns of a request's
 * headers when it has the connection. Over other transports it is these that calls begin in.
 */
final class WebClient {
  private static final Client CLIENT = Client.rewriting("Reactor Netty", "WebClient");

  static final ClientHook[] HOOKS = {
    CLIENT
        .putOff(
            "Exchange",
            Method.of(
                "exchange",
                1,
                "org.springframework.web.reactive.function.client"
                    + ".ExchangeFunctions$DefaultExchangeFunction"))
        .ifPresent() // nor need Reactor Netty be
  };

  private WebClient() {}

  /** Each subscription to what it returns is a call. */
  static final class Exchange extends WebClientHop {
    private static final Inside CONNECTOR = new Inside("connector");

    @Override
    public void link(Class<?> woven) {
      CONNECTOR.mustLeadFrom(woven);
    }

    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      ClientHttpConnector connector = CONNECTOR.find(ClientHttpConnector.class, self);
      ClientRequest request = (ClientRequest) arguments[0];
      if (request == null || WebClientCall.isGoingOn() || !isReactorNetty(connector)) {
        return null;
      }
      arguments[0] = Mono.defer(new WebClientCall(this, (ExchangeFunction) self, request));
      return PUT_OFF;
    }

    private static boolean isReactorNetty(@Nullable Object connector) {
      Class<?> type = connector == null ? null : connector.getClass();
      while (type != null && !type.getName().endsWith(".ReactorClientHttpConnector")) {
        type = type.getSuperclass();
      }
      return type != null;
    }

    @Override
    public Object exit(Object putOff, Object self, Object[] arguments, @Nullable Object nothing) {
      return arguments[0];
    }
  }
}
