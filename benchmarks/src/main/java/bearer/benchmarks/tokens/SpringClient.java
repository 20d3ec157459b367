package bearer.benchmarks.tokens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ClientCredentialsOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/** Spring Security's OAuth2 client as a service without users sets it up. */
final class SpringClient implements TokenClient {
  private static final String REGISTRATION = "shop";

  private final OAuth2AuthorizedClientService tokens;
  private final AuthorizedClientServiceOAuth2AuthorizedClientManager manager;
  private final OAuth2AuthorizeRequest request =
      OAuth2AuthorizeRequest.withClientRegistrationId(REGISTRATION).principal("service").build();

  private SpringClient(ClientRegistration registration, Duration clockSkew) {
    var registrations = new InMemoryClientRegistrationRepository(registration);
    var provider = new ClientCredentialsOAuth2AuthorizedClientProvider();
    provider.setClockSkew(clockSkew);
    tokens = new InMemoryOAuth2AuthorizedClientService(registrations);
    manager = new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations, tokens);
    manager.setAuthorizedClientProvider(provider);
  }

  static TokenClient create(Options options) {
    ClientRegistration registration =
        ClientRegistration.withRegistrationId(REGISTRATION)
            .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
            .clientId("shop")
            .clientSecret(read(options.text("secretFile")))
            .tokenUri(options.text("tokenUrl"))
            .build();
    return new SpringClient(registration, Duration.ofMillis(options.number("refreshBefore")));
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String header() {
    OAuth2AuthorizedClient client = Objects.requireNonNull(manager.authorize(request));
    return "Bearer " + client.getAccessToken().getTokenValue();
  }

  /** As its {@code RemoveAuthorizedClientOAuth2AuthorizationFailureHandler} does. */
  @Override
  public boolean refused(String header) {
    tokens.removeAuthorizedClient(REGISTRATION, "service");
    return true;
  }
}
