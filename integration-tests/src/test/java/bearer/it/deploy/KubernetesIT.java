package bearer.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdks;
import bearer.it.life.Sending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kustomize component makes of a deployment, and how a ConfigMap changes under a pod. */
class KubernetesIT {
  @TempDir Path root;

  @BeforeAll
  static void onOneJdk() {
    Jdks.assumeNoOtherRunHasIt();
  }

  private static Tree pod(String file) {
    return Tree.of(Page.file("kubernetes/" + file)).at("spec", "template", "spec");
  }

  @Test
  void component_addsTheAgentByAnInitContainer_andWritesNothing() {
    Tree pod = pod("bearer-agent/agent.yaml");
    Tree init = pod.at("initContainers", 0);
    assertThat(init.at("securityContext").map())
        .containsEntry("runAsNonRoot", true)
        .containsEntry("readOnlyRootFilesystem", true)
        .containsEntry("allowPrivilegeEscalation", false)
        .containsEntry("capabilities", Map.of("drop", List.of("ALL")));
    assertThat(init.at("volumeMounts").value())
        .isEqualTo(List.of(Map.of("name", "bearer-agent", "mountPath", "/opt/bearer")));
    assertThat(pod.at("containers", 0, "volumeMounts").each())
        .hasSize(3)
        .allMatch(mount -> mount.at("readOnly").value().equals(true))
        .noneMatch(mount -> mount.names().contains("subPath"));
    assertThat(pod.at("volumes", 2, "secret", "defaultMode").text()).isEqualTo("288"); // 0440
  }

  @Test
  void component_pathsOfTheContainerAreThoseOfTheMounts() {
    assertThat(pod("bearer-agent/agent.yaml").at("containers", 0, "env").value())
        .isEqualTo(
            List.of(
                Map.of(
                    "name", "JAVA_TOOL_OPTIONS",
                    "value", "-javaagent:/opt/bearer/bearer-agent.jar"),
                Map.of("name", "BEARER_CONFIG", "value", "/etc/bearer/bearer.properties")));
    assertThat(Page.file("docker/Dockerfile.agent"))
        .contains("[\"cp\", \"/bearer-agent.jar\", \"/opt/bearer/bearer-agent.jar\"]");
    assertThat(Page.file("kubernetes/bearer-agent/bearer.properties"))
        .contains("bearer.credential-file=/run/secrets/bearer/credential\n");
    assertThat(Page.named("kubernetes.md").commands().get(0)).contains("--from-file=credential");
  }

  /** A hash in its name would restart the pods with each change. */
  @Test
  void component_configMapKeepsItsName() {
    Tree component = Tree.of(Page.file("kubernetes/bearer-agent/kustomization.yaml"));
    Tree map = component.at("configMapGenerator", 0);
    assertThat(map.at("name").text()).isEqualTo("bearer-agent");
    assertThat(map.at("options", "disableNameSuffixHash").value()).isEqualTo(true);
  }

  @Test
  void kustomize_putsBothTogether() {
    String kubectl = Programs.needed("kubectl");
    String shop = Page.DEPLOYMENT.resolve("files/kubernetes/shop").toString();
    Finished built = new Machine(root).run(Map.of(), kubectl, "kustomize", shop);
    assertThat(built.exitCode()).as(built.stderr()).isZero();
    List<Tree> resources = Tree.all(built.stdout());
    assertThat(resources).hasSize(2);
    assertThat(resources.get(0).at("metadata", "name").text()).isEqualTo("bearer-agent");
    assertThat(resources.get(0).at("data", "bearer.properties").text())
        .isEqualTo(Page.file("kubernetes/bearer-agent/bearer.properties"));
    Tree pod = resources.get(1).at("spec", "template", "spec");
    assertThat(pod.at("securityContext").map())
        .containsEntry("runAsNonRoot", true)
        .containsEntry("fsGroup", 10001);
    assertThat(pod.at("containers").each()).hasSize(1);
    Tree container = pod.at("containers", 0);
    assertThat(container.at("env").each()).hasSize(2);
    assertThat(container.at("volumeMounts").each()).hasSize(4);
    assertThat(container.at("securityContext", "readOnlyRootFilesystem").value()).isEqualTo(true);
  }

  /** As kubelet does it: another directory, and the link to it replaced by one rename. */
  private void project(String directory, String configuration) throws IOException {
    Path mount = Files.createDirectories(root.resolve("etc/bearer"));
    Files.writeString(
        Files.createDirectory(mount.resolve(directory)).resolve("bearer.properties"),
        configuration);
    Files.createSymbolicLink(mount.resolve("..data_tmp"), Path.of(directory));
    Files.move(
        mount.resolve("..data_tmp"), mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  void configMap_isChanged_theAgentFollowsWithinSeconds() throws Exception {
    Machine machine = new Machine(root);
    String adding = machine.adding(Page.file("kubernetes/bearer-agent/bearer.properties"));
    machine.write(
        "/run/secrets/bearer/credential", Files.readString(machine.path("/etc/bearer/credential")));
    Path file = machine.path("/etc/bearer/bearer.properties");
    Files.delete(file);
    project("..2026_11_27_10_00_00.1", adding.replace("bearer.mode=add", "bearer.mode=observe"));
    Files.createSymbolicLink(file, Path.of("..data/bearer.properties"));
    JavaCommand command = JavaCommand.on(Shop.jdk()).environment("BEARER_CONFIG", file.toString());
    try (Shop shop = Shop.sending(command, machine.sending)) {
      shop.does("");
      project("..2026_11_27_10_01_00.2", adding);
      long changed = System.nanoTime();
      String said = shop.process.awaitStderr(stderr -> stderr.contains("BA-010"));
      assertThat(Duration.ofNanos(System.nanoTime() - changed)).isLessThan(Duration.ofSeconds(5));
      assertThat(said).contains("rule default, mode observe -> add");
      shop.does("");
    }
    List<String> expected = new ArrayList<>(Sending.untouched(Sending.URL_CONNECTION));
    expected.addAll(machine.sending.decorated(Sending.URL_CONNECTION));
    assertThat(machine.sending.seen()).isEqualTo(expected);
  }
}
