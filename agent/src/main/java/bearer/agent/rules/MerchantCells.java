package bearer.agent.rules;

import bearer.agent.base.Ticker;
import bearer.agent.config.Credential;
import bearer.agent.config.TokenServer;
import bearer.agent.token.TokenCell;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The cells of merchants, each made at its first call and dropped when there has been none for long
 * enough: longer than any request for a token takes, so that nobody waits for one that is dropped.
 * Whoever has one goes on with it. Thread-safe; to find one takes no lock and allocates nothing.
 */
final class MerchantCells {
  static final long IDLE_NANOS = TimeUnit.HOURS.toNanos(1);

  /** Beyond so many, those go that are called least. */
  static final int MOST = 10_000;

  /** Maintenance is short, and belongs on no thread of the application's common pool. */
  private static final Executor AT_ONCE =
      new Executor() {
        @Override
        public void execute(Runnable task) {
          task.run();
        }
      };

  private final Cache<Object, Object> cache;
  private final Function<Object, Object> maker;

  /** One for each server whose token URL nobody has written down: its cell finds it out. */
  @GuardedBy("discovering")
  private final Map<TokenServer, TokenCell> discovering = new HashMap<>();

  private volatile TokenCell[] discoverers = {};

  MerchantCells(CellFactory factory, Ticker ticker) {
    this.maker =
        new Function<Object, Object>() {
          @Override
          public Object apply(Object key) {
            return made((Key) key, factory);
          }
        };
    this.cache =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(IDLE_NANOS, TimeUnit.NANOSECONDS)
            .executor(AT_ONCE)
            .ticker(
                new com.github.benmanes.caffeine.cache.Ticker() {
                  @Override
                  public long read() {
                    return ticker.nanos();
                  }
                })
            .build();
    cache.put(this, this); // so that no class of it is loaded by a request, deep in a recursion
    cache.getIfPresent(this);
    cache.invalidate(this);
  }

  private Entry made(Key key, CellFactory factory) {
    TokenCell cell = factory.cellOf(key.credential);
    TokenServer server = key.credential.server;
    if (server.tokenUrl == null) {
      synchronized (discovering) {
        if (!discovering.containsKey(server)) {
          discovering.put(server, cell);
          TokenCell[] more = Arrays.copyOf(discoverers, discoverers.length + 1);
          more[discoverers.length] = cell;
          discoverers = more;
        }
      }
    }
    return new Entry(cell);
  }

  /** For a request: it counts as used. */
  Entry of(Key key) {
    Object known = cache.getIfPresent(key);
    return (Entry) (known != null ? known : cache.get(key, maker));
  }

  /** Null if it has none now. It does not count as used. */
  @Nullable Entry find(Key key) {
    return (Entry) cache.policy().getIfPresentQuietly(key);
  }

  /** Their cells may learn where tokens are asked for. */
  TokenCell[] discoverers() {
    return discoverers;
  }

  /** What is not of these has no token asked for from now on, and goes. */
  void retain(Set<Key> keys) {
    for (Object key : new ArrayList<>(cache.asMap().keySet())) {
      Entry gone = keys.contains(key) ? null : (Entry) cache.policy().getIfPresentQuietly(key);
      if (gone != null) {
        gone.cell.halt(true);
        cache.invalidate(key);
      }
    }
  }

  /** A credential that is looked up often: what it says is not hashed each time. */
  static final class Key {
    final Credential credential;
    private final int hash;

    Key(Credential credential) {
      this.credential = credential;
      this.hash = credential.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key
          && hash == ((Key) other).hash
          && credential.equals(((Key) other).credential);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /** A cell, and what has been made for it of rules: that goes with it. */
  static final class Entry {
    final TokenCell cell;
    private final Map<String, Merchants.Own> rules = new ConcurrentHashMap<>(2);

    /** Most merchants are of one rule. */
    private volatile Merchants.@Nullable Own last;

    private Entry(TokenCell cell) {
      this.cell = cell;
    }

    /** Null if none has been made for these rules. */
    @Nullable Rule of(Merchants generation, String rule) {
      Merchants.Own newest = last;
      if (newest != null && newest.generation == generation) {
        return newest.rule;
      }
      Merchants.Own known = rules.get(rule);
      return known != null && known.generation == generation ? known.rule : null;
    }

    void put(String rule, Merchants.Own own) {
      rules.put(rule, own);
      last = own;
    }
  }
}
