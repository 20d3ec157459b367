package bearer.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdks;
import bearer.it.life.Sending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many places at once, each of which is this machine, or only seems to be there. */
class FleetScriptIT {
  private static final String FLEET = Page.DEPLOYMENT.resolve("files/fleet.sh").toString();

  /** Both programs carry out what they are given, where the place is what they were told. */
  private static final String SSH =
      """
      #!/bin/sh
      while [ "$1" = -o ]; do shift 2; done
      PLACE=$1
      export PLACE
      shift
      case $PLACE in
        dead*) echo "ssh: connect to host $PLACE port 22: No route to host" >&2; exit 255 ;;
        hangs*) exec tail -f /dev/null ;;
      esac
      exec sh -c "$*"
      """;

  private static final String KUBECTL =
      """
      #!/bin/sh
      echo "$*" >>kubectl.log
      while [ "$1" != -- ]; do PLACE=$1; shift; done
      export PLACE
      shift
      exec "$@"
      """;

  /** Answers as the agent's command line does in such a place. */
  private static final String JAVA =
      """
      #!/bin/sh
      shift 2
      echo "$PLACE $*" >>asked.log
      state=active
      [ -e "paused.$PLACE" ] && state='paused: root by attach'
      case $1,$PLACE in
        list,none*) echo '{"jvms":[]}'; exit 3 ;;
        list,two*) echo '{"jvms":[{"pid":"11","agent":"0.1.0"},{"pid":"12","agent":"0.1.0"}]}' ;;
        list,*) echo '{"jvms":[{"pid":"11","agent":"0.1.0"}]}' ;;
        status,off*) echo '{"version":"0.1.0","service":"s","state":"off: bearer.enabled is false"}' ;;
        status,*) echo '{"version":"0.1.0","service":"s'$2'","state":"'$state'","rules":[]}' ;;
        pause,denied*) echo 'bearer.control lets nobody change anything by attach' >&2; exit 4 ;;
        pause,*) touch "paused.$PLACE" ;;
        resume,*) rm "paused.$PLACE" ;;
      esac
      """;

  @TempDir Path root;
  private Machine machine;

  @BeforeAll
  static void onOneJdk() {
    Jdks.assumeNoOtherRunHasIt();
  }

  @BeforeEach
  void setUp() throws IOException {
    machine = new Machine(root);
    program("ssh", SSH);
    program("kubectl", KUBECTL);
    program("java", JAVA);
  }

  private void program(String name, String text) throws IOException {
    Path program = Files.createDirectories(root.resolve("bin")).resolve(name);
    Files.writeString(program, text);
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  private Finished fleet(List<String> places, String... arguments) {
    machine.write("/inventory", String.join("\n", places) + '\n');
    List<String> command = new ArrayList<>(List.of("bash", FLEET));
    command.addAll(List.of("--jar", machine.path("/opt/bearer/bearer-agent.jar").toString()));
    command.addAll(List.of(arguments));
    command.add("inventory");
    String path = root.resolve("bin") + ":" + System.getenv("PATH");
    return machine.run(Map.of("PATH", path), command.toArray(String[]::new));
  }

  @Test
  void status_namesWhoDoesNotConfirm() {
    List<String> places =
        List.of("a # the first", "", "dead1", "hangs1", "none1", "off1", "two1", "root@c");
    assertThat(fleet(places, "-t", "1", "status"))
        .isEqualTo(
            new Finished(
                """
                dead1: ssh: connect to host dead1 port 22: No route to host (code 255)
                hangs1: no answer within 1 s
                none1: no agent here
                off1: process 11: off: bearer.enabled is false
                3 of 7 confirmed
                """,
                "",
                1));
  }

  @Test
  void pauseAndResume_areConfirmedByTheStateAfterwards() throws IOException {
    List<String> places = List.of("a", "two1", "denied1");
    Finished paused = fleet(places, "pause", "--reason", "it's $HOME; refunds", "--for", "10m");
    assertThat(paused)
        .isEqualTo(
            new Finished(
                """
                denied1: process 11: bearer.control lets nobody change anything by attach
                2 of 3 confirmed
                """,
                "",
                1));
    assertThat(Files.readAllLines(root.resolve("asked.log")))
        .contains(
            "a pause 11 --reason it's $HOME; refunds --for 10m",
            "two1 pause 12 --reason it's $HOME; refunds --for 10m");
    assertThat(fleet(List.of("a"), "status").stdout())
        .isEqualTo("a: process 11: paused: root by attach\n0 of 1 confirmed\n");
    assertThat(fleet(List.of("a"), "resume")).isEqualTo(new Finished("1 of 1 confirmed\n", "", 0));
  }

  @Test
  void service_otherJvmsAreLeftAlone() throws IOException {
    assertThat(fleet(List.of("two1"), "--service", "s12", "pause").exitCode()).isZero();
    assertThat(Files.readAllLines(root.resolve("asked.log")))
        .contains("two1 pause 12")
        .noneMatch(line -> line.startsWith("two1 pause 11"));
    assertThat(fleet(List.of("two1"), "--service", "other", "status").stdout())
        .isEqualTo("two1: no agent here\n0 of 1 confirmed\n");
  }

  @Test
  void kubectl_podsAreAskedInTheirNamespaceAndContainer() throws IOException {
    Finished finished =
        fleet(List.of("pod/shop-1", "pod/shop-2"), "-k", "-n", "shop", "-c", "app", "status");
    assertThat(finished).isEqualTo(new Finished("2 of 2 confirmed\n", "", 0));
    assertThat(Files.readAllLines(root.resolve("kubectl.log")))
        .containsExactlyInAnyOrder(
            "exec -i -n shop -c app pod/shop-1 -- sh -s",
            "exec -i -n shop -c app pod/shop-2 -- sh -s");
  }

  @Test
  void manyPlaces_areAllCounted() {
    List<String> places =
        IntStream.range(0, 40).mapToObj(i -> i % 20 == 7 ? "dead" + i : "app" + i).toList();
    Finished finished = fleet(places, "--parallel", "7", "status");
    assertThat(finished.stdout())
        .startsWith("dead7: ssh: ")
        .contains("\ndead27: ssh: ")
        .endsWith("\n38 of 40 confirmed\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-oProxyCommand=touch$IFS/x", "a;b", "$(id)", "app1 app2"})
  void placeThatIsNone_isRefused(String place) {
    Finished finished = fleet(List.of("a", place), "status");
    assertThat(finished.exitCode()).isEqualTo(2);
    assertThat(finished.stderr()).startsWith("fleet.sh: no place: ");
    assertThat(root.resolve("asked.log")).doesNotExist();
  }

  @Test
  void wrongCall_endsWith2() {
    for (String[] words : new String[][] {{"stop"}, {"status", "x"}, {"-p", "0", "status"}}) {
      assertThat(fleet(List.of("a"), words).exitCode()).isEqualTo(2);
    }
    assertThat(fleet(List.of("# none"), "status").stderr()).contains("the inventory is empty");
    assertThat(fleet(List.of("a"), "--help").exitCode()).isZero();
  }

  /** Only which processes there are is made up: others of this machine are none of ours. */
  @Test
  void jvmsThatRun_arePausedAndResumed() throws IOException {
    String java = Shop.jdk().program("java").toString();
    program(
        "java",
        "#!/bin/sh\nif [ \"$3\" = list ]; then echo '{\"jvms\":[{\"pid\":\"'$PLACE'\"}]}'; else\n"
            + "exec "
            + java
            + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \"$@\"; fi\n");
    Sending first = new Sending();
    Sending second = new Sending();
    try (Shop one = Shop.sending(first.configured(Shop.jdk()), first);
        Shop other = Shop.sending(second.configured(Shop.jdk()), second)) {
      List<String> places = List.of(String.valueOf(one.pid()), String.valueOf(other.pid()));
      one.does("");
      assertThat(fleet(places, "--reason", "a test", "pause"))
          .isEqualTo(new Finished("2 of 2 confirmed\n", "", 0));
      one.does("");
      other.does("");
      assertThat(fleet(places.subList(1, 2), "resume"))
          .isEqualTo(new Finished("1 of 1 confirmed\n", "", 0));
      other.does("");
      assertThat(one.process.stderr()).contains("BA-011 default add -> paused", ": a test\n");
    }
    assertThat(first.seen())
        .containsExactly(
            first.decorated(Sending.URL_CONNECTION).get(0),
            Sending.untouched(Sending.URL_CONNECTION).get(0));
    assertThat(second.seen())
        .containsExactly(
            Sending.untouched(Sending.URL_CONNECTION).get(0),
            second.decorated(Sending.URL_CONNECTION).get(0));
  }
}
