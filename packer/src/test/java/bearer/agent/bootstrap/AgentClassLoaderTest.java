package bearer.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import bearer.packer.ClassFiles;
import bearer.packer.SegmentFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentClassLoaderTest {
  private static final int THREADS = 16;

  @TempDir Path directory;

  private final ClassFiles core = new ClassFiles();

  @BeforeEach
  void classes() {
    put("bearer/agent/Last", "java/lang/Object");
    for (int i = 0; i < 50; i++) {
      put("bearer/agent/C" + i, i == 49 ? "bearer/agent/Last" : "bearer/agent/C" + (i + 1));
    }
  }

  private void put(String name, String parent) {
    ClassWriter out = new ClassWriter(0);
    out.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, name, null, parent, null);
    out.visitEnd();
    core.put(name, out.toByteArray());
  }

  /** Half of the classes are stored as they are. */
  private AgentClassLoader loader() throws IOException {
    Path jar = directory.resolve("agent.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      write(zip, "core", SegmentFormat.of(core, name -> name.hashCode() % 2 == 0));
      for (String name : List.of("suffixes", "token", "cache-8", "cache-11", "store", "cli")) {
        write(zip, name, SegmentFormat.deflated(new ClassFiles()));
      }
    }
    ProtectionDomain domain =
        new ProtectionDomain(
            new CodeSource(jar.toUri().toURL(), new Certificate[0]), null, null, null);
    return AgentClassLoader.ofProgram(jar.toFile(), ClassLoader.getPlatformClassLoader(), domain);
  }

  private static void write(ZipOutputStream zip, String name, byte[] segment) throws IOException {
    zip.putNextEntry(new ZipEntry("bearer-agent/" + name + ".segment"));
    zip.write(segment);
    zip.closeEntry();
  }

  @Test
  void whateverThreadsLoadAtOnceIsOneClass() throws Exception {
    for (int round = 0; round < 20; round++) {
      AgentClassLoader loader = loader();
      assertThat(loadedAtOnce(loader)).hasSize(51);
    }
  }

  /** By as many threads, each from another class on, so that parents are defined first or last. */
  private static Set<Class<?>> loadedAtOnce(AgentClassLoader loader) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(THREADS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<List<Class<?>>>> loaded = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int first = i % 4 * 7;
      loaded.add(
          threads.submit(
              () -> {
                List<Class<?>> mine = new ArrayList<>();
                barrier.await();
                for (int n = 0; n < 50; n++) {
                  mine.add(loader.loadClass("bearer.agent.C" + (first + n) % 50));
                }
                mine.add(loader.loadClass("bearer.agent.Last"));
                return mine;
              }));
    }
    threads.shutdown();
    Set<Class<?>> all = new HashSet<>();
    for (Future<List<Class<?>>> each : loaded) {
      all.addAll(each.get());
    }
    return all;
  }

  @Test
  void whatIsLoadedAlreadyIsTheSame() throws Exception {
    AgentClassLoader loader = loader();
    Class<?> first = loader.loadClass("bearer.agent.Last");
    assertThat(loader.loadClass("bearer.agent.Last")).isSameAs(first);
    assertThat(Class.forName("bearer.agent.Last", true, loader)).isSameAs(first);
    assertThat(first.getProtectionDomain().getCodeSource().getLocation().getPath())
        .endsWith("agent.jar");
  }

  @Test
  void classesOfTheJdkAreThoseOfItsLoaders() throws Exception {
    AgentClassLoader loader = loader();
    assertThat(loader.loadClass("java.util.BitSet")).isSameAs(java.util.BitSet.class);
    assertThat(loader.loadClass("java.sql.Date"))
        .isSameAs(ClassLoader.getPlatformClassLoader().loadClass("java.sql.Date"));
    assertThat(loader.loadClass("javax.net.SocketFactory")).isSameAs(javax.net.SocketFactory.class);
  }

  @Test
  void whatIsNowhereIsNotFound() throws IOException {
    AgentClassLoader loader = loader();
    for (String name : List.of("bearer.agent.None", "java.lang.None", "java.sql.None", "x.None")) {
      assertThatExceptionOfType(ClassNotFoundException.class)
          .isThrownBy(() -> loader.loadClass(name))
          .withMessage(name);
    }
  }
}
