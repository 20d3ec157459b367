package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.contract.ClientVersion;
import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import bearer.it.servers.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process whose stderr is a pipe that is full and that nobody reads, as a parent that forgets it
 * leaves behind: what the agent has to say keeps no call waiting, with every client.
 */
@EnabledOnOs(OS.LINUX)
class UnreadStderrIT {
  private final Jdk jdk = Jdks.oldestAndOwn().get(Jdks.oldestAndOwn().size() - 1);
  private final Sending sending = new Sending();
  @TempDir Path directory;

  @BeforeAll
  static void onlyOnce() {
    Jdks.assumeNoOtherRunHasIt();
  }

  @Test
  void agentHasSomethingToSay_eachCallCarriesTheTokenAllTheSame() throws IOException {
    List<ClientVersion> clients = InOneJvm.clients(jdk);
    List<String> programs = clients.stream().map(this::program).toList();
    Path file = Files.write(directory.resolve("programs"), programs);
    JavaCommand command =
        sending
            .configured(jdk)
            .agent()
            .apps()
            .property("bearer.log-level", "info")
            .after(fullStderr())
            .main("bearer.it.apps.Silenced", InOneJvm.MAIN, file.toString());
    JavaProcess.Finished finished = JavaProcess.run(command);

    List<String> expected = new ArrayList<>();
    for (ClientVersion client : clients) {
      String name = client.adapter.getSimpleName();
      expected.addAll(List.of("in " + client, name + " 200", "sent"));
    }
    assertThat(finished.stdout().lines()).containsExactlyElementsOf(expected);
    assertThat(sending.seen())
        .isEqualTo(
            sending.decorated(
                clients.stream().map(c -> c.adapter.getSimpleName()).toArray(String[]::new)));
  }

  private String program(ClientVersion client) {
    String name = client.adapter.getSimpleName();
    return InOneJvm.program(
        client, jdk, "bearer.it.apps.SendOnce", name, Api.CONFIGURED.http(sending.path + name));
  }

  /** The shell keeps an end of it open, or writing to it would fail. */
  private String fullStderr() {
    Path pipe = directory.resolve("stderr");
    return """
    mkfifo PIPE && exec 3<>PIPE
    dd if=/dev/zero of=PIPE bs=4096 oflag=nonblock 2>/dev/null
    exec 2>&3\
    """
        .replace("PIPE", pipe.toString());
  }
}
