package bearer.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ClientsDocIT {
  private static final Path FILE = Path.of("../docs/clients.md");

  @Test
  void clientsDoc_comparedWithTheTableAndTheFiles_isUpToDate() throws IOException {
    if (Boolean.getBoolean("bearer.docs.write")) {
      Files.writeString(FILE, ClientsDoc.text());
    }
    assertThat(Files.exists(FILE) ? Files.readString(FILE).replace("\r\n", "\n") : "")
        .as(
            "docs/clients.md is stale; write it anew with: mvn verify -DskipUTs"
                + " -Dit.test=ClientsDocIT -Dbearer.docs.write=true")
        .isEqualTo(ClientsDoc.text());
  }
}
