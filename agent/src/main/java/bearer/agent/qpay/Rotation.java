package bearer.agent.qpay;

import bearer.agent.base.Ticker;
import bearer.agent.diag.Timestamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A new client in the place of the one in a watched file: made, tried, switched to, and after a
 * grace period the old one deleted. Whenever it is interrupted, the file holds a client that works,
 * and the next run goes on from there. For one thread.
 */
public final class Rotation {
  /** Told of each step once it is done. */
  public interface Listener {
    void done(String what);
  }

  /** Asks for a token with what is in a file. */
  public interface Trial {
    /**
     * Asks once.
     *
     * @throws Undone if there is none; a refusal if the client is not known or its secret wrong
     */
    void of(Path credentialFile) throws Undone;
  }

  private static final String OLD_ID = "old-id";
  private static final String OLD_CLIENT = "old-client";
  private static final String NEW_ID = "new-id";
  private static final String NEW_CLIENT = "new-client";
  private static final String BASE_NAME = "base-name";
  private static final String TENANT = "tenant";
  private static final String ROLES = "roles";
  private static final String MAKING = "making";
  private static final String SWITCHED = "switched";

  private final CredentialsApi api;
  private final Trial trial;
  private final Listener listener;
  private final Ticker ticker;

  public Rotation(CredentialsApi api, Trial trial, Listener listener, Ticker ticker) {
    this.api = api;
    this.trial = trial;
    this.listener = listener;
    this.ticker = ticker;
  }

  /**
   * Goes as far as can be.
   *
   * @param named of {@code bearer.credential-file}
   * @return from when on the old client can be deleted, in milliseconds of the wall clock; 0 if it
   *     has been
   */
  public long run(Path named, RotationRequest request) throws Undone, IOException {
    if (!Files.isRegularFile(named)) {
      throw new Undone("no such file: " + named);
    }
    Path file = named.toRealPath();
    try (RotationJournal journal = RotationJournal.open(beside(file, ".rotation"))) {
      if (journal.get(ROLES).isEmpty()) {
        begin(file, journal, request);
      }
      if (!isSwitched(file, journal)) {
        prepare(file, journal);
        switchOver(file, journal);
      }
      if (journal.get(SWITCHED).isEmpty()) {
        journal.put(SWITCHED, String.valueOf(ticker.wallMillis()));
      }
      long due = Long.parseLong(journal.get(SWITCHED)) + request.graceMillis;
      if (ticker.wallMillis() < due) {
        return due;
      }
      finish(file, journal);
      return 0;
    }
  }

  private static Path beside(Path file, String end) {
    return file.resolveSibling(file.getFileName() + end);
  }

  private void begin(Path file, RotationJournal journal, RotationRequest request)
      throws Undone, IOException {
    try {
      if (Files.exists(beside(file, ".next"))) {
        throw new Undone(beside(file, ".next") + " is in the way: of what is it?");
      }
      OldClient old = OldClient.of(PairFile.read(file), request.oldId, api);
      String name = required(request.name.isEmpty() ? old.text("name") : request.name, "--name");
      String tenant = request.tenantId.isEmpty() ? old.text("tenant_id") : request.tenantId;
      List<String> roles = request.roles.isEmpty() ? old.roles() : request.roles;
      journal.put(OLD_ID, old.id);
      journal.put(OLD_CLIENT, old.clientId);
      journal.put(BASE_NAME, name.replaceFirst("-[0-9]{17}$", ""));
      journal.put(TENANT, required(tenant, "--tenant-id"));
      journal.put(ROLES, required(String.join(",", roles), "--role")); // the last: all is known
    } catch (Undone before) {
      journal.discard();
      throw before;
    }
  }

  private static String required(String value, String option) throws Undone {
    if (value.isEmpty()) {
      throw new Undone("QPay does not say what the old client has: give " + option);
    }
    return value;
  }

  private static boolean isSwitched(Path file, RotationJournal journal) throws Undone, IOException {
    String present = PairFile.read(file).clientId;
    if (present.equals(journal.get(OLD_CLIENT)) && journal.get(SWITCHED).isEmpty()) {
      return false;
    } else if (!journal.get(NEW_CLIENT).isEmpty() && present.equals(journal.get(NEW_CLIENT))) {
      return true;
    }
    throw new Undone(
        "somebody else has changed "
            + (file + "; no client was deleted. To begin anew, delete " + file + ".rotation")
            + (" and " + file + ".next; clients " + journal.get(OLD_ID) + ' ')
            + journal.get(NEW_ID));
  }

  /** A client in a file beside, which gets tokens. */
  private void prepare(Path file, RotationJournal journal) throws Undone, IOException {
    Path next = beside(file, ".next");
    if (!PairFile.read(next).isWhole()) {
      Files.deleteIfExists(next);
      forgetUnknown(journal);
      make(file, next, journal);
    }
    PairFile made = PairFile.read(next);
    journal.put(NEW_ID, made.id);
    journal.put(NEW_CLIENT, made.clientId);
    tryOut(next, made, journal);
  }

  private void make(Path file, Path next, RotationJournal journal) throws Undone, IOException {
    String name =
        journal.get(BASE_NAME) + '-' + Timestamp.of(ticker.wallMillis()).replaceAll("[^0-9]", "");
    journal.put(MAKING, name);
    List<String> roles = Arrays.asList(journal.get(ROLES).split(",", -1));
    ClientRequest request = new ClientRequest(journal.get(TENANT), name, roles);
    try {
      NewClient made = new Creation(api).withPairIn(next, file, request);
      listener.done("made " + made);
    } catch (Undone refused) {
      if (refused.isRefusal()) {
        journal.discard();
      }
      throw refused;
    }
  }

  /** One that was made when an earlier run was cut off, and whose secret nobody has. */
  private void forgetUnknown(RotationJournal journal) {
    String name = journal.get(MAKING);
    if (name.isEmpty()) {
      return;
    }
    try {
      for (Map<?, ?> client : ShownClients.all(api.list())) {
        String id = String.valueOf(client.get("id"));
        if (name.equals(client.get("name")) && !id.equals(journal.get(OLD_ID))) {
          api.deleteIfThere(id);
          listener.done("deleted " + id + ", whose secret was lost when a run was cut off");
        }
      }
    } catch (Undone notListed) {
      listener.done("a client named " + name + " may be left over: its secret was lost");
    }
  }

  private void tryOut(Path next, PairFile made, RotationJournal journal)
      throws Undone, IOException {
    try {
      trial.of(next);
      listener.done("client " + made.clientId + " gets tokens");
    } catch (Undone refused) {
      if (refused.isRefusal()) {
        api.deleteIfThere(made.id);
        Files.delete(next);
        journal.discard();
        throw new Undone("the new client gets no token and is deleted: " + refused.getMessage());
      }
      throw refused;
    }
  }

  private void switchOver(Path file, RotationJournal journal) throws Undone, IOException {
    if (isSwitched(file, journal)) { // somebody else was faster
      throw new Undone(file + " has changed meanwhile: run it again");
    }
    Files.move(beside(file, ".next"), file, StandardCopyOption.ATOMIC_MOVE);
    listener.done("switched " + file + " to client " + journal.get(NEW_CLIENT));
  }

  private void finish(Path file, RotationJournal journal) throws Undone, IOException {
    try {
      trial.of(file);
    } catch (Undone notNow) {
      throw new Undone("the old client is kept: " + notNow.getMessage());
    }
    api.deleteIfThere(journal.get(OLD_ID));
    listener.done("deleted " + journal.get(OLD_ID) + ", the old client");
    journal.discard();
  }
}
