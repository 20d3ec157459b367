package bearer.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Command;

/** What holds for each command of the program, whichever there are. */
final class EveryCommandTest {
  static Stream<String> commands() {
    return below("", Main.class).stream();
  }

  private static List<String> below(String path, Class<?> type) {
    List<String> found = new ArrayList<>();
    for (Class<?> each : type.getAnnotation(Command.class).subcommands()) {
      String name = (path + ' ' + each.getAnnotation(Command.class).name()).trim();
      found.add(name);
      found.addAll(below(name, each));
    }
    return found;
  }

  private static Ran run(String command, String... more) {
    List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
    words.addAll(List.of(more));
    return Ran.command(words.toArray(String[]::new));
  }

  @Test
  void commands_areFound() {
    assertThat(commands()).contains("status", "doctor", "qpay clients create", "picpay probe");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void help_saysWhatItIsFor(String command) {
    Ran ran = run(command, "--help");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.err()).isEmpty();
    String usage = "Usage: java -jar bearer-agent.jar " + command;
    assertThat(ran.out().lines().map(String::strip).toList())
        .anyMatch(line -> line.startsWith(usage))
        .hasSizeGreaterThan(3);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void unknownOption_makesNoSense(String command) {
    Ran ran = run(command, "--no-such-option");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("Usage: java -jar bearer-agent.jar " + command);
  }
}
