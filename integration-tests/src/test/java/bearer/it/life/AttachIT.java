package bearer.it.life;

import static bearer.it.life.Sending.APACHE;
import static bearer.it.life.Sending.OKHTTP;
import static bearer.it.life.Sending.URL_CONNECTION;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Watchdog;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.VirtualMachine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent in a JVM that runs already, where the client classes are loaded and were used. */
@Tag("modes")
@ParameterizedClass(name = "{0}")
@MethodSource("bearer.it.jvm.Jdks#all")
class AttachIT {
  private static final String ALREADY =
      "[bearer-agent] WARN BA-005 already running in this JVM; nothing was changed\n";

  private final Jdk jdk;
  private final String[] adapters;
  private final Sending sending = new Sending();

  AttachIT(Jdk jdk) {
    this.jdk = jdk;
    this.adapters = Sending.adapters(jdk);
  }

  @Test
  void attached_callsFromThenOnCarryTheToken() throws Exception {
    try (Session session = new Session(command())) {
      session.send();
      session.attach();
      session.send();
      assertThat(session.finish()).isEmpty();
    }
    List<String> expected = new ArrayList<>(Sending.untouched(adapters));
    expected.addAll(sending.decorated(adapters));
    assertThat(sending.seen()).isEqualTo(expected);
  }

  @Test
  void attachedTwice_saysSoAndChangesNothing() throws Exception {
    try (Session session = new Session(command())) {
      session.attach();
      session.attach();
      session.send();
      assertThat(session.finish()).isEqualTo(ALREADY);
    }
    assertThat(sending.seen()).isEqualTo(sending.decorated(adapters));
  }

  @Test
  void startedWithAndAttached_saysSoAndChangesNothing() throws Exception {
    try (Session session = new Session(command().agent())) {
      session.attach();
      session.send();
      assertThat(session.finish()).isEqualTo(ALREADY);
    }
    assertThat(sending.seen()).isEqualTo(sending.decorated(adapters));
  }

  @Test
  void namedTwiceOnTheCommandLine_saysSoAndChangesNothing() {
    assertThat(
            sending
                .run(sending.configured(jdk).agent().agent(), URL_CONNECTION, APACHE, OKHTTP)
                .stderr())
        .isEqualTo(ALREADY);
    assertThat(sending.seen()).isEqualTo(sending.decorated(URL_CONNECTION, APACHE, OKHTTP));
  }

  private JavaCommand command() {
    JavaCommand command = Sending.withClients(sending.configured(jdk));
    return jdk.feature() < 21 ? command : command.option("-XX:+EnableDynamicAgentLoading");
  }

  /** A program that sends a round of calls for each line that it reads. */
  private final class Session implements AutoCloseable {
    private final JavaProcess process;
    private final BufferedReader stdout;

    Session(JavaCommand command) throws IOException {
      process =
          JavaProcess.start(
              command.main("bearer.it.apps.SendOnEachLine", sending.arguments(adapters)));
      stdout = new BufferedReader(new InputStreamReader(process.stdout(), StandardCharsets.UTF_8));
      expect("ready"); // an attempt to attach kills a JVM that is not up yet
    }

    void send() throws IOException {
      process.stdin().write('\n');
      process.stdin().flush();
      for (String adapter : adapters) {
        expect(adapter + " 200");
      }
    }

    private void expect(String line) throws IOException {
      try (Watchdog watchdog = Watchdog.over(process.process(), 60)) {
        assertThat(stdout.readLine()).as(process.stderr()).isEqualTo(line);
      }
    }

    void attach() throws Exception {
      VirtualMachine machine = VirtualMachine.attach(String.valueOf(process.process().pid()));
      try {
        machine.loadAgent(JavaCommand.agentJar().toString());
      } catch (AgentLoadException e) {
        assertThat(e).hasMessage("0"); // how JDK 8 says to a newer one that all went well
      } finally {
        machine.detach();
      }
    }

    /** Everything that was written to stderr. */
    String finish() throws IOException {
      process.stdin().close();
      assertThat(process.join()).isZero();
      return process.stderr();
    }

    @Override
    public void close() {
      process.close();
    }
  }
}
