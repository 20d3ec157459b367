package bearer.agent.cli;

import bearer.agent.control.Report;
import bearer.agent.qpay.ClientRequest;
import bearer.agent.qpay.Creation;
import bearer.agent.qpay.CredentialsApi;
import bearer.agent.qpay.NewClient;
import bearer.agent.qpay.Undone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The clients of QPay's Credentials API. */
@Command(
    name = "clients",
    description = "the clients of a tenant",
    subcommands = {
      QPayClients.Create.class,
      QPayClients.Show.class,
      QPayClients.ListAll.class,
      QPayClients.UpdateRoles.class,
      QPayClients.Delete.class
    })
final class QPayClients extends Group {
  @Command(
      name = "create",
      description = {
        "makes a client; its secret, which QPay shows once, goes straight into a new file",
        "prints a configuration of the agent that uses it"
      })
  static final class Create extends QPayCommand {
    @Option(names = "--name", paramLabel = "NAME", required = true, description = "of the client")
    private String name = "";

    @Option(
        names = "--role",
        paramLabel = "ROLE",
        required = true,
        split = ",",
        description = "can be repeated; see roles")
    private List<String> roles = new ArrayList<>();

    @Option(
        names = "--tenant-id",
        paramLabel = "ID",
        description = "whose client it is; else the user's own tenant")
    private String tenantId = "";

    @Option(
        names = "--secret-file",
        paramLabel = "FILE",
        description = "a new file, its owner's alone, for the secret")
    private @Nullable Path secretFile;

    @Option(
        names = "--credential-file",
        paramLabel = "FILE",
        description = "a new file for id and secret, instead: what rotate can switch")
    private @Nullable Path credentialFile;

    @Override
    int run() throws Undone, Failure, IOException {
      if ((secretFile == null) == (credentialFile == null)) {
        throw new Failure(2, "qpay: give either --secret-file or --credential-file, a new file");
      }
      CredentialsApi api = credentials();
      String tenant = tenantId.isEmpty() ? api.whoami().text("tenant_id") : tenantId;
      if (tenant.isEmpty()) {
        throw new Failure(1, "qpay: QPay does not say whose client it is to be: give --tenant-id");
      }
      ClientRequest request = new ClientRequest(tenant, name, roles);
      Creation creation = new Creation(api);
      QPayConfiguration configuration = new QPayConfiguration(tokenUrl, api());
      NewClient made;
      List<String> lines;
      if (secretFile == null) {
        Path file = absolute(credentialFile);
        made = creation.withPairIn(file, request);
        lines = configuration.ofPair(file);
      } else {
        Path file = absolute(secretFile);
        made = creation.withSecretIn(file, request);
        lines = configuration.ofSecret(made.clientId, file);
      }
      return isJson() ? json(made, tenant, lines) : text(made, lines);
    }

    private static Path absolute(@Nullable Path file) throws IOException {
      if (file == null) {
        throw new IOException("no file");
      }
      return file.toAbsolutePath().normalize();
    }

    private int json(NewClient made, String tenant, List<String> lines) {
      return told(
          new Report()
              .put("id", made.id)
              .put("client_id", made.clientId)
              .put("tenant_id", tenant)
              .put("configuration", lines));
    }

    private int text(NewClient made, List<String> lines) {
      out().println("# made " + made);
      lines.forEach(out()::println);
      return 0;
    }
  }

  /** Those with one client. */
  @Command
  abstract static class OfOne extends QPayCommand {
    @Parameters(paramLabel = "ID", description = "its id, not its client id")
    String id = "";
  }

  @Command(name = "show", description = "the client of an id, or the clients")
  static final class Show extends OfOne {
    @Override
    int run() throws Undone, Failure, IOException {
      return told(Told.report(credentials().show(id), "clients"));
    }
  }

  @Command(name = "list", description = "all clients, if the server answers that")
  static final class ListAll extends QPayCommand {
    @Override
    int run() throws Undone, Failure, IOException {
      return told(Told.report(credentials().list(), "clients"));
    }
  }

  @Command(name = "update-roles", description = "gives a client these roles and no others")
  static final class UpdateRoles extends OfOne {
    @Option(
        names = "--role",
        paramLabel = "ROLE",
        required = true,
        split = ",",
        description = "can be repeated; see roles")
    private List<String> roles = new ArrayList<>();

    @Override
    int run() throws Undone, Failure, IOException {
      return told(Told.report(credentials().updateRoles(id, roles), "clients"));
    }
  }

  @Command(name = "delete", description = "deletes a client: it gets no more tokens")
  static final class Delete extends OfOne {
    @Override
    int run() throws Undone, Failure, IOException {
      credentials().delete(id);
      return told(new Report().put("deleted", id));
    }
  }
}
