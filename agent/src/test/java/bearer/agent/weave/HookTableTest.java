package bearer.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bearer.agent.blindspots.ConnectionHooks;
import bearer.agent.clients.Clients;
import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HookTableTest {
  private final HookTable table = table(Clients.all());

  private static HookTable table(ClientHook... hooks) {
    List<String> types = new ArrayList<>();
    for (ClientHook hook : hooks) {
      for (String type : hook.types()) {
        types.add((hook.isJdk() ? 'j' : 'l') + type);
      }
    }
    return table(' ', types.toArray(new String[0]));
  }

  private static HookTable table(char leftOut, String... types) {
    return new HookTable(HookTableText.of(List.of(types)), leftOut);
  }

  @Test
  void everyTypeIsFoundInBothNotations() {
    for (ClientHook hook : Clients.all()) {
      for (String type : hook.types()) {
        assertThat(table.find(type, '.')).as(type).isNotNull();
        assertThat(table.find(type.replace('.', '/'), '/')).as(type).isNotNull();
      }
    }
  }

  /** An application without another client loads the first hooks alone. */
  @Test
  void jdksTypesAreOfTheFirstHooksAlone() {
    Set<String> first = new HashSet<>();
    for (ClientHook[] hooks : List.of(Clients.ofJdk(), ConnectionHooks.all())) {
      for (ClientHook hook : hooks) {
        assertThat(hook.isJdk()).as(hook.place).isTrue();
        first.addAll(List.of(hook.types()));
      }
    }
    for (ClientHook hook : Clients.ofLibraries()) {
      assertThat(hook.isJdk()).as(hook.place).isFalse();
      assertThat(first).doesNotContain(hook.types());
    }
  }

  @Test
  void relocatedCopiesOfLibrariesAreFoundAndOfTheJdksClientsNot() {
    assertThat(table.find("my/okhttp3/internal/http1/Http1ExchangeCodec", '/')).isNotNull();
    assertThat(table.find("my/sun/net/www/http/HttpClient", '/')).isNull();
  }

  @Test
  void othersThatEndAlikeAreNotFound() {
    assertThat(table.find("HttpClient", '/')).isNull();
    assertThat(table.find("sun/net/www/http/MyHttpClient", '/')).isNull();
    assertThat(table.find("xsun.net.www.http.HttpClient", '.')).isNull();
    assertThat(table.find("A", '/')).isNull();
    assertThat(table.find("", '/')).isNull();
  }

  /** By the packages of the JDK's types, since a library's can be anywhere. */
  @Test
  void tellsWhetherOneOfTheJdksTypesCanBeLoaded() {
    assertThat(table(' ', "jjava.util.zip.Unheard").hasLoadedPackage()).isTrue();
    assertThat(table(' ', "cjava.util.zip.Unheard").hasLoadedPackage()).isTrue();
    assertThat(table(' ', "ljava.util.zip.Unheard").hasLoadedPackage()).isFalse();
    assertThat(table(' ', "jjava.unheard.Unheard").hasLoadedPackage()).isFalse();
  }

  @Test
  void whatIsLeftOutIsNotFound() {
    HookTable some = table('c', "ccom.Connection", "jcom.HttpClient", "ccom.SocketImpl");
    assertThat(some.find("com.HttpClient", '.')).isNotNull();
    assertThat(some.find("com.Connection", '.')).isNull();
    assertThat(some.find("com.SocketImpl", '.')).isNull();
  }

  @Test
  void aTypeTooShortToBeToldByItsEndingIsAMistake() {
    ClientHook hook =
        new Client("Short", "Short", bearer.agent.hop.Frames.opening("lib."))
            .enter("Place", ClientHook.Method.of("method", 0, "lib.Http2"));
    assertThatThrownBy(() -> table(hook))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lib.Http2");
  }
}
