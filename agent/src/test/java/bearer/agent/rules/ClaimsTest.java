package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.net.BadValue;
import bearer.agent.net.HostPattern;
import bearer.agent.net.PathPattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The closest of many, found by the path. */
@NullUnmarked
class ClaimsTest {
  private static final String[] PATHS = {
    "/**", "/a/**", "/a/b/**", "/a/b/*", "/a/b", "/a/b*", "/a/bc/**", "/q/*/c", "/x", "/x/"
  };

  private static Claim claim(String host, String path, String... methods) throws BadValue {
    return new Claim(HostPattern.parse(host), PathPattern.parse(path), methods, null);
  }

  private static Claims of(Claim... some) {
    List<Claim> claims = new ArrayList<>();
    Collections.addAll(claims, some);
    Collections.sort(claims);
    return new Claims(claims);
  }

  private static String found(Claims claims, String method, int port, String target) {
    Head head = Head.to("https", "api.example.com", port, target).method(method);
    Claim claim = claims.closest(port, 443, target, head, head);
    return claim == null ? "none" : claim.host + " " + claim.path + " " + claim.methods.length;
  }

  @ParameterizedTest
  @CsvSource({
    "/, /** 0",
    "/a, /a/** 0",
    "/a/b, /a/b 0",
    "/a/b?c=/a/b/d, /a/b 0",
    "/a/b/d, /a/b/** 0",
    "/a/b/d/e, /a/b/** 0",
    "/a/bd, /a/b* 0",
    "/a/bc/d, /a/bc/** 0",
    "/a/d/c, /a/** 0",
    "/q/d/c, /q/*/c 0",
    "/x, /x 0",
    "/x/, /x/ 0",
    "/xx/y, /** 0",
    "/a/../x, /** 0",
    "https://api.example.com/a/b/d, /a/b/** 0",
  })
  void closest_ofManyPaths_isTheOneWithTheLongestBeginning(String target, String expected)
      throws BadValue {
    List<Claim> all = new ArrayList<>();
    for (String path : PATHS) {
      all.add(claim("api.example.com", path));
    }
    // of two with beginnings of one length the operator has to say: here no method tells them apart
    all.remove(3);
    assertThat(found(of(all.toArray(new Claim[0])), "GET", 443, target))
        .isEqualTo("api.example.com " + expected);
  }

  /** Though the other one's path has a longer beginning as it is compared here. */
  @Test
  void closest_beginningsOfOneLength_methodsDecide() throws BadValue {
    Claims claims =
        of(
            claim("api.example.com", "/a/b/*"),
            claim("api.example.com", "/a/b/**", "POST"),
            claim("api.example.com", "/c/**"),
            claim("api.example.com", "/d/**"),
            claim("api.example.com", "/e/**"));

    assertThat(found(claims, "POST", 443, "/a/b/1")).isEqualTo("api.example.com /a/b/** 1");
    assertThat(found(claims, "GET", 443, "/a/b/1")).isEqualTo("api.example.com /a/b/* 0");
    assertThat(found(claims, "GET", 443, "/a/b/1/2")).isEqualTo("none");
  }

  @Test
  void closest_namedPort_isCloserThanAnyPath() throws BadValue {
    Claims claims =
        of(
            claim("api.example.com", "/a/b/c/**"),
            claim("api.example.com:8443", "/**"),
            claim("api.example.com:443", "/a/**"),
            claim("api.example.com", "/b/**"),
            claim("api.example.com", "/c/**"));

    assertThat(found(claims, "GET", 443, "/a/b/c/d")).isEqualTo("api.example.com:443 /a/** 0");
    assertThat(found(claims, "GET", 8443, "/a/b/c/d")).isEqualTo("api.example.com:8443 /** 0");
    assertThat(found(claims, "GET", 443, "/b/c")).isEqualTo("api.example.com /b/** 0");
  }

  /** The tree is a short cut: what it finds is what looking at one after another finds. */
  @Test
  void closest_anyPaths_isTheFirstThatMatches() throws BadValue {
    Random random = new Random(8);
    for (int round = 0; round < 2_000; round++) {
      List<Claim> claims = new ArrayList<>();
      for (int i = 0; i < 5 + random.nextInt(20); i++) {
        String host = random.nextInt(4) == 0 ? "api.example.com:443" : "api.example.com";
        claims.add(claim(host, path(random, true), random.nextBoolean() ? "GET" : "POST"));
      }
      Claims tree = of(claims.toArray(new Claim[0]));
      for (int i = 0; i < 20; i++) {
        String target = path(random, false);
        assertThat(found(tree, "GET", 443, target)).isEqualTo(inTurn(tree.all, target));
      }
    }
  }

  private static String inTurn(Claim[] claims, String target) {
    for (Claim claim : claims) {
      if (claim.path.matches(target) && claim.methods[0].equals("GET")) {
        return claim.host + " " + claim.path + " 1";
      }
    }
    return "none";
  }

  private static String path(Random random, boolean pattern) {
    String[] segments = {"a", "b", "ab", "abc", "", ".", "%61", "**", "*", "a*", "*b"};
    StringBuilder path = new StringBuilder();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      path.append('/').append(segments[random.nextInt(pattern ? segments.length : 7)]);
    }
    return path.toString();
  }
}
