package bearer.agent.scan;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.options.LegacyApi;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationTest {
  private static final String V1 = "https://appws.picpay.com/ecommerce/public/payments";

  private final Map<String, byte[]> war = new LinkedHashMap<>();
  @TempDir Path directory;

  @Test
  void headerAndAddressInTheCodeOfASharedLibrary_areToBeRewritten() throws IOException {
    war.put(
        "WEB-INF/lib/acme-pay-1.4.jar",
        zip(Map.of("com/acme/Pay.class", classFile("com/acme/Pay", "X-PicPay-Token", V1))));

    assertThat(findings())
        .containsExactly(
            "rewrite WEB-INF/lib/acme-pay-1.4.jar com.acme.Pay x-picpay-token",
            "rewrite WEB-INF/lib/acme-pay-1.4.jar com.acme.Pay " + V1);
  }

  @Test
  void addressInTheConfiguration_leavesTheHeaderAlone() throws IOException {
    war.put("WEB-INF/classes/com/acme/Pay.class", classFile("com/acme/Pay", "x-seller-token"));
    war.put(
        "WEB-INF/classes/application.yml",
        ("picpay:\n  url: \"" + V1 + "?token=s3cret\"\n").getBytes(StandardCharsets.UTF_8));

    assertThat(findings())
        .containsExactly(
            "header only  WEB-INF.classes.com.acme.Pay x-seller-token",
            "header only  WEB-INF/classes/application.yml:2 " + V1);
  }

  @Test
  void archivesWithinArchives_areReadWithTheirPath() throws IOException {
    byte[] pay = zip(Map.of("Pay.class", classFile("Pay", V1)));
    war.put("shop.war", zip(Map.of("WEB-INF/lib/pay.jar", pay)));

    assertThat(findings()).containsExactly("rewrite shop.war!WEB-INF/lib/pay.jar Pay " + V1);
  }

  @Test
  void classThatTakesRequests_orWritesToASocket_orUsesAClientThatStays_isForPeople()
      throws IOException {
    war.put("In.class", classFile("In", "x-seller-token", "javax/servlet/http/HttpServletRequest"));
    war.put("Raw.class", classFile("Raw", "x-picpay-token", "java/net/Socket"));
    war.put("Jetty.class", classFile("Jetty", V1, "org/eclipse/jetty/client/HttpClient"));
    war.put(
        "lib/jetty-client-9.4.58.v2026.jar",
        zip(
            Map.of(
                "org/eclipse/jetty/client/HttpClient.class", classFile("HttpClient"),
                "org/eclipse/jetty/client/http/HttpSenderOverHTTP.class", classFile("Sender"))));
    war.put("lib/aws-crt-0.33.jar", crt());

    Application scanned = scan();

    assertThat(scanned.findings())
        .extracting(finding -> finding.file + ": " + finding.verdict.text + ", " + finding.why)
        .containsExactly(
            "In: by hand, takes requests: a callback, perhaps, which the agent leaves alone",
            "Raw: by hand, writes to a socket itself",
            "Jetty: by hand, an address is in the code, and calls of Jetty HttpClient cannot be"
                + " sent elsewhere");
    assertThat(scanned.clients())
        .containsExactly(
            "AWS CRT 0.33 in lib/aws-crt-0.33.jar: the agent does not see its calls",
            "Jetty HttpClient 9.4.58.v2026 in lib/jetty-client-9.4.58.v2026.jar: its calls are"
                + " seen, and cannot be sent elsewhere");
  }

  private static byte[] crt() throws IOException {
    String name = "software/amazon/awssdk/crt/http/HttpClientConnection.class";
    return zip(Map.of(name, classFile("x")));
  }

  @Test
  void clients_areKnownByTheirClasses_relocatedOnesToo_andByTheirManifestsVersion()
      throws IOException {
    Map<String, byte[]> okHttp = new LinkedHashMap<>();
    okHttp.put(
        "META-INF/MANIFEST.MF", "Bundle-Version: 4.12.0\r\n".getBytes(StandardCharsets.UTF_8));
    okHttp.put("acme/okhttp3/internal/connection/Exchange.class", classFile("x"));
    war.put("lib/okhttp.jar", zip(okHttp));

    assertThat(scan().clients()).containsExactly("OkHttp 4.12.0 in lib/okhttp.jar");
  }

  @Test
  void whatIsDamaged_isSaidAndTheRestIsRead() throws IOException {
    war.put("lib/broken.jar", new byte[] {1, 2, 3});
    war.put("Broken.class", new byte[] {1, 2, 3});
    war.put("Pay.class", classFile("Pay", V1));

    Application scanned = scan();

    assertThat(scanned.problems)
        .containsExactly("lib/broken.jar: no archive", "Broken.class: no class file");
    assertThat(scanned.findings()).hasSize(1);
  }

  /** What looks alike is something else. */
  @Test
  void longerNames_areOthers() throws IOException {
    war.put("A.class", classFile("A", "my-x-picpay-token", "x-picpay-tokens", "xappws.picpay"));

    assertThat(findings()).isEmpty();
  }

  @Test
  void directory_isReadAsAnArchiveIs() throws IOException {
    Files.createDirectories(directory.resolve("app/lib"));
    Files.write(directory.resolve("app/lib/pay.jar"), zip(Map.of("Pay.class", classFile("P", V1))));
    Files.write(directory.resolve("app/run.sh"), ("curl " + V1).getBytes(StandardCharsets.UTF_8));

    assertThat(findings(directory.resolve("app")))
        .containsExactly("rewrite lib/pay.jar Pay " + V1, "header only  run.sh:1 " + V1);
  }

  @Test
  void directoryThatLeadsIntoItself_isSaidAndTheRestIsRead() throws IOException {
    Path app = Files.createDirectories(directory.resolve("app"));
    Files.createSymbolicLink(app.resolve("again"), app);
    Files.write(app.resolve("run.sh"), ("curl " + V1).getBytes(StandardCharsets.UTF_8));

    Application scanned = scan(app);

    assertThat(scanned.findings()).hasSize(1);
    assertThat(scanned.problems).singleElement().asString().startsWith("again: ");
  }

  private List<String> findings() throws IOException {
    return findings(Files.write(directory.resolve("app.war"), zip(war)));
  }

  private List<String> findings(Path path) throws IOException {
    return scan(path).findings().stream()
        .map(found -> String.join(" ", found.verdict.text, found.library, found.file, found.text))
        .toList();
  }

  private Application scan() throws IOException {
    return scan(Files.write(directory.resolve("app.war"), zip(war)));
  }

  private static Application scan(Path path) throws IOException {
    LegacyApi known = LegacyApi.known();
    return Application.scan(path, new Wanted(known.headers, known.hosts), () -> {});
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  /** With all kinds of constants, which have to be passed over. */
  private static byte[] classFile(String name, String... texts) {
    ClassWriter file = new ClassWriter(0);
    file.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    file.newConst(1L);
    file.newConst(1.0);
    file.newConst(1);
    for (int i = 0; i < texts.length; i++) {
      int access = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
      FieldVisitor field = file.visitField(access, "f" + i, "Ljava/lang/String;", null, texts[i]);
      field.visitEnd();
      file.newClass(texts[i].startsWith("http") ? "java/net/URL" : texts[i]);
    }
    file.visitEnd();
    return file.toByteArray();
  }
}
