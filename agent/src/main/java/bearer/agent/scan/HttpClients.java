package bearer.agent.scan;

import bearer.agent.clients.Clients;
import bearer.agent.hop.ClientHook;
import bearer.agent.rewriting.Rewritings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which client a class belongs to, as far as the agent knows it. Immutable. */
final class HttpClients {
  /** Clients that the agent does not see, each by one class: see docs/clients.md. */
  private static final String[][] NOT_SEEN = {
    {"software/amazon/awssdk/crt/http/HttpClientConnection", "AWS CRT"},
    {"io/grpc/okhttp/OkHttpClientTransport", "gRPC over OkHttp"},
  };

  /** By the internal name of a class in which the agent has a hook. */
  private final Map<String, String> byType = new HashMap<>();

  /** By the last part of that name, which a relocated copy keeps. */
  private final Map<String, List<String>> bySimpleName = new HashMap<>();

  private final Set<String> moved = new HashSet<>();

  HttpClients() {
    for (ClientHook hook : Clients.all()) {
      if (!hook.isJdk() && hook.isHead()) {
        add(hook);
      }
    }
    for (ClientHook hook : Rewritings.all()) {
      moved.add(hook.client);
    }
    for (String[] notSeen : NOT_SEEN) {
      addType(notSeen[0], notSeen[1]);
    }
  }

  private void add(ClientHook hook) {
    String[] types = hook.within.isEmpty() ? hook.types() : new String[] {hook.within};
    for (String type : types) {
      addType(type.replace('.', '/'), hook.client);
    }
  }

  private void addType(String name, String client) {
    byType.put(name, client);
    bySimpleName.computeIfAbsent(simple(name), first -> new ArrayList<>()).add(name);
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /**
   * The client that brings a class, relocated or not; empty for none.
   *
   * @param classFile as in {@code okhttp3/OkHttpClient.class}
   */
  String bringing(String classFile) {
    String name = classFile.substring(0, classFile.length() - ".class".length());
    for (String known : bySimpleName.getOrDefault(simple(name), new ArrayList<>())) {
      if (name.equals(known) || name.endsWith('/' + known)) {
        return byType.getOrDefault(known, "");
      }
    }
    return "";
  }

  /** Whether the agent can send a client's calls to another address. */
  boolean moves(String client) {
    return moved.contains(client);
  }

  boolean isSeen(String client) {
    for (String[] notSeen : NOT_SEEN) {
      if (notSeen[1].equals(client)) {
        return false;
      }
    }
    return true;
  }
}
