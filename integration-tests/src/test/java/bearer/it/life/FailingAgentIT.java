package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.apps.FailingAgent;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.jvm.JarBuilder;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.PackagedJar;
import bearer.it.servers.Api;
import bearer.it.servers.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An agent that fails, with every client: each place at each thing that it asks the agent for, with
 * a token at hand and while a call is put off. All clients in one JVM, each in a loader of its own.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("bearer.it.jvm.Jdks#oldestAndOwn")
class FailingAgentIT {
  private final Sending sending = new Sending();
  private final Jdk jdk;
  @TempDir Path directory;

  FailingAgentIT(Jdk jdk) {
    this.jdk = jdk;
  }

  @Test
  void everyPlaceFailsInEveryWay_eachCallArrivesWholeAndItIsSaid() throws IOException {
    List<ClientVersion> clients = InOneJvm.clients(jdk);
    Finished finished = send(clients);

    assertThat(clients.stream().flatMap(client -> problems(client, finished)))
        .as(finished.stderr())
        .isEmpty();
  }

  private Stream<String> problems(ClientVersion client, Finished finished) {
    List<String> lines = InOneJvm.told(finished.stdout(), client);
    List<Seen> seen = Api.CONFIGURED.seen(path(client));
    Map<String, Long> times =
        seen.stream().collect(Collectors.groupingBy(Seen::path, Collectors.counting()));
    boolean counts = lines.size() >= 8 && times.size() == lines.size() + 1; // one to begin with
    return Stream.of(
            lines.stream().filter(line -> !isWell(line)),
            seen.stream().filter(call -> !isWhole(call)).map(Seen::toString),
            times.entrySet().stream() // what is refused may be sent again if the agent fails
                .filter(path -> path.getValue() > (path.getKey().contains("=401") ? 2 : 1))
                .map(path -> path.getValue() + " times " + path.getKey()),
            lines.stream().filter(line -> !isSentOnce(line, client, seen)),
            counts ? null : Stream.of(lines.size() + " calls, " + times.size() + " arrived"),
            said(finished, client) ? null : Stream.of("nothing was said"))
        .flatMap(problem -> problem)
        .map(problem -> client + ": " + problem);
  }

  /** Answered with what was asked for. */
  private static boolean isWell(String line) {
    String status = line.contains("status=200") ? " 200" : " 401";
    return line.endsWith(status) || line.endsWith(status + " with body");
  }

  /** There is no other token with which it could be sent again. */
  private boolean isSentOnce(String line, ClientVersion client, List<Seen> seen) {
    return !line.contains(" unfailed ")
        || client.whyNot(Feature.REPLAY_WITH_ANOTHER_TOKEN_ONLY, jdk.feature()).isPresent()
        || isSentOnce(
            line,
            seen.stream()
                .filter(
                    call -> query(call.path()).equals(query(line.substring(0, line.indexOf(' ')))))
                .toList());
  }

  /** In any order: Helidon has one of its own. */
  private static Set<String> query(String target) {
    return Set.of(target.substring(target.indexOf('?') + 1).split("&"));
  }

  /** The body is what the server got as a token, if there was one by then. */
  private static boolean isSentOnce(String line, List<Seen> seen) {
    return seen.size() == 1 && seen.get(0).authorization().isEmpty() != line.endsWith(" with body");
  }

  private static boolean isWhole(Seen call) {
    return call.authorization().size() + call.all("x-picpay-token").size() == 1;
  }

  /** Once a minute at most, for whichever of its adapters. */
  private static boolean said(Finished finished, ClientVersion client) {
    String by = " by " + client.agentsName + ' ';
    return finished
        .stderr()
        .lines()
        .anyMatch(line -> line.startsWith("[bearer-agent] WARN BA-203 ") && line.contains(by));
  }

  private Finished send(List<ClientVersion> clients) throws IOException {
    Path other = JarBuilder.agent(directory.resolve("other.jar"), "bearer.it.apps.FailingAgent");
    Path place = Files.write(directory.resolve("Place.class"), failing());
    List<String> lines = clients.stream().map(this::program).toList();
    return JavaProcess.run(
        Sending.quiet(sending.configured(jdk))
            .property("bearer.mode", "replace")
            .property("bearer.legacy-headers", "x-picpay-token")
            .property("bearer.breaker", "off")
            .option("-javaagent:" + other + "=" + place)
            .agent()
            .apps()
            .main(InOneJvm.MAIN, Files.write(directory.resolve("programs"), lines).toString()));
  }

  /** What places are made of, with a function over all that they ask. */
  private static byte[] failing() {
    byte[] file = new PackagedJar().classFile(FailingAgent.REPLACED.replace('/', '.'));
    ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    new ClassReader(file)
        .accept(
            new ClassVisitor(Opcodes.ASM9, out) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                MethodVisitor method =
                    super.visitMethod(access, name, descriptor, signature, thrown);
                return name.equals("agent") ? new Asking(method) : method;
              }
            },
            0);
    return out.toByteArray();
  }

  private static final class Asking extends MethodVisitor {
    private static final String OPERATOR = "java/util/function/UnaryOperator";

    Asking(MethodVisitor method) {
      super(Opcodes.ASM9, method);
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.ARETURN) {
        super.visitMethodInsn(
            Opcodes.INVOKESTATIC,
            "java/lang/System",
            "getProperties",
            "()Ljava/util/Properties;",
            false);
        super.visitLdcInsn(FailingAgent.FUNCTION);
        super.visitMethodInsn(
            Opcodes.INVOKESTATIC, OPERATOR, "identity", "()L" + OPERATOR + ";", true);
        super.visitMethodInsn(
            Opcodes.INVOKEVIRTUAL,
            "java/util/Properties",
            "getOrDefault",
            "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;",
            false);
        super.visitTypeInsn(Opcodes.CHECKCAST, OPERATOR);
        super.visitInsn(Opcodes.SWAP);
        super.visitMethodInsn(
            Opcodes.INVOKEINTERFACE,
            OPERATOR,
            "apply",
            "(Ljava/lang/Object;)Ljava/lang/Object;",
            true);
        super.visitTypeInsn(Opcodes.CHECKCAST, "bearer/agent/hop/Requests");
      }
      super.visitInsn(opcode);
    }
  }

  private String program(ClientVersion client) {
    return InOneJvm.program(
        client,
        jdk,
        "bearer.it.apps.SendFailing",
        client.adapter.getSimpleName(),
        Api.CONFIGURED.http(path(client)));
  }

  private String path(ClientVersion client) {
    return sending.path + client.adapter.getSimpleName() + "-";
  }
}
