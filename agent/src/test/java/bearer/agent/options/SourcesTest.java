package bearer.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.Mode;
import bearer.agent.config.RuleConfig;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
  @TempDir Path directory;

  private Path file(String text, Charset charset) throws IOException {
    return Files.write(directory.resolve("bearer.properties"), text.getBytes(charset));
  }

  private Path file(String text) throws IOException {
    return file(text, StandardCharsets.UTF_8);
  }

  @Test
  void precedence_sameKeyEverywhere_propertyBeatsEnvironmentBeatsFile() throws IOException {
    Path file =
        file("bearer.scope=file\nbearer.audience=file\nbearer.client-id=file\nbearer.mode=observe");
    RuleConfig rule =
        Given.minimum()
            .without("bearer.client-id")
            .property("bearer.config", file.toString())
            .property("bearer.scope", "property")
            .environment("BEARER_SCOPE", "environment")
            .environment("BEARER_AUDIENCE", "environment")
            .active();

    assertThat(rule.credential.parameters.scope).isEqualTo("property");
    assertThat(rule.credential.parameters.audience).isEqualTo("environment");
    assertThat(rule.credential.client.id.text).isEqualTo("file");
    assertThat(rule.treatment.mode).isEqualTo(Mode.OBSERVE);
  }

  @Test
  void precedence_blankProperty_countsAsNotSet() {
    RuleConfig rule =
        Given.minimum()
            .property("bearer.client-id", " ")
            .environment("BEARER_CLIENT_ID", "environment")
            .active();

    assertThat(rule.credential.client.id.text).isEqualTo("environment");
  }

  @Test
  void file_namedByEnvironment_isReadAsUtf8WithOrWithoutMark() throws IOException {
    Path file =
        file(
            """
            \uFEFFbearer.hosts=api.example.com
            # ação
            bearer.token-url=https://as.example.com/t
            bearer.client-id=loja-ação
            bearer.client-secret=s3cr3t
            """);

    RuleConfig rule = Given.nothing().environment("BEARER_CONFIG", file.toString()).active();

    assertThat(rule.credential.client.id.text).isEqualTo("loja-ação");
  }

  @Test
  void file_missing_isTheOnlyProblem() {
    Path missing = directory.resolve("missing");

    assertThat(Given.nothing().property("bearer.config", missing.toString()).problems())
        .containsExactly("BA-105 bearer.config=" + missing + ": the file does not exist");
  }

  @Test
  void file_directory_isAProblem() {
    assertThat(Given.nothing().environment("BEARER_CONFIG", directory.toString()).problems())
        .containsExactly("BA-105 BEARER_CONFIG=" + directory + ": the file is not a regular file");
  }

  @Test
  void file_notUtf8_isAProblemWithoutItsText() throws IOException {
    Path file = file("bearer.client-secret=s3cr3t-ação", StandardCharsets.ISO_8859_1);

    assertThat(Given.minimum().property("bearer.config", file.toString()).problems())
        .containsExactly("BA-105 bearer.config=" + file + ": the file is not UTF-8 text");
  }

  @Test
  void file_malformedEscape_isAProblemWithoutItsText() throws IOException {
    Path file = file("bearer.client-secret-file=C:\\users\\s3cr3t");

    assertThat(Given.minimum().property("bearer.config", file.toString()).problems())
        .containsExactly(
            "BA-105 bearer.config="
                + file
                + ": the file has a malformed \\u escape (a backslash is written twice)");
  }

  @Test
  void file_empty_asksForTheParts() throws IOException {
    assertThat(Given.nothing().property("bearer.config", file("").toString()).problems())
        .hasSize(4)
        .allMatch(problem -> problem.startsWith("BA-103 "));
  }

  @Test
  void file_problems_sayWhereTheyAre() throws IOException {
    Path file = file("bearer.mode=ad\nclient-id=x\nbearer.config=other\nbearer.client_id=y");

    assertThat(Given.minimum().property("bearer.config", file.toString()).problems())
        .containsExactlyInAnyOrder(
            "BA-102 bearer.mode=ad: valid values are off, observe, add, replace, enforce (in "
                + file
                + ")",
            "BA-101 line 2 is not an option; did you mean bearer.client-id? (in " + file + ")",
            "BA-101 line 4 is not an option; did you mean bearer.client-id? (in " + file + ")",
            "BA-101 bearer.config cannot be set in the file that it names (in " + file + ")");
  }

  @Test
  void environment_problems_nameTheVariable() {
    assertThat(Given.minimum().environment("BEARER_MODE", "ad").problems())
        .containsExactly(
            "BA-102 BEARER_MODE=ad: valid values are off, observe, add, replace, enforce");
  }

  @Test
  void ownOf_propertiesThatAreNoStrings_areSkipped() {
    Properties all = new Properties(properties("bearer.scope", "from the defaults"));
    all.put("bearer.mode", 17);
    all.put(new Object(), "bearer.hosts");
    all.put("bearer.client-id", "shop");
    all.put("user.home", "/root");

    assertThat(Sources.ownOf(all))
        .containsOnlyKeys("bearer.client-id", "bearer.scope")
        .containsEntry("bearer.scope", "from the defaults");
  }

  @Test
  void ofJvm_always_hasOnlyOurNames() {
    Sources sources = Sources.ofJvm();

    assertThat(sources.properties.keySet()).allMatch(name -> name.startsWith("bearer."));
    assertThat(sources.environment.keySet()).allMatch(name -> name.startsWith("BEARER_"));
  }

  private static Properties properties(String name, String value) {
    Properties properties = new Properties();
    properties.setProperty(name, value);
    return properties;
  }
}
