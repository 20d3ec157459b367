package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.Credential;
import bearer.agent.hop.Edit;
import bearer.agent.net.Sha256;
import bearer.agent.token.TokenCell;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Merchants' cells: made at the first call, dropped when there is none for an hour. */
class MerchantCellsTest {
  private static final int MANY = 300;
  private static final long IDLE_SECONDS = MerchantCells.IDLE_NANOS / Given.SECOND;

  private final Given given = new Given();

  private static String[] settings(int merchants, String... more) {
    List<String> settings = new ArrayList<>(List.of(more));
    settings.add("bearer.mode=replace");
    settings.add("bearer.credential=by-legacy-token");
    for (int i = 0; i < merchants; i++) {
      settings.add("bearer.credential.m" + i + ".client-id=m" + i);
      settings.add("bearer.credential.m" + i + ".client-secret=s");
      settings.add(
          "bearer.credential.m" + i + ".legacy-token-sha256=" + Sha256.of("token-" + i).hex(64));
    }
    return settings.toArray(new String[0]);
  }

  private static List<String> sent(Policy policy, int merchant) throws Exception {
    Head head = new Head().with("x-picpay-token", "token-" + merchant);
    return head.after(policy.outgoing(head, head));
  }

  private static @Nullable TokenCell cell(Policy policy, String[] settings, int merchant) {
    for (Credential credential : Given.config(settings).credentials()) {
      if (credential.name.equals("m" + merchant)) {
        return policy.cellOf(credential);
      }
    }
    throw new AssertionError();
  }

  @Test
  void cells_areMadeByCallsAlone_andNeverThatOfThePlainCredential() throws Exception {
    Policy policy = given.policy(settings(MANY));
    int lasting = given.cells.size();
    assertThat(lasting).isEqualTo(1); // nobody's: no call gets its token

    sent(policy, 7);
    sent(policy, 7);
    sent(policy, 9);

    assertThat(given.cells).hasSize(lasting + 2);
    assertThat(given.fetches).isEqualTo(2);
    assertThat(given.cells.get(0).secondsToExpiry()).isNegative();
    assertThat(cell(policy, settings(MANY), 7)).isSameAs(given.cells.get(1));
    assertThat(cell(policy, settings(MANY), 8)).isNull();
  }

  @Test
  void cellThatIsNotCalled_isDropped_andItsLookIsNoCall() throws Exception {
    Policy policy = given.policy(settings(2));
    assertThat(sent(policy, 0)).containsExactly("Authorization: Bearer t1");
    for (int i = 0; i < 4; i++) {
      given.pass(IDLE_SECONDS / 4);
      sent(policy, 1);
      TokenCell kept = cell(policy, settings(2), 0);
      assertThat(kept == null).isEqualTo(i == 3);
    }

    assertThat(cell(policy, settings(2), 1)).isSameAs(given.cells.get(2));
    assertThat(sent(policy, 0)).singleElement().asString().startsWith("Authorization: Bearer t");
  }

  /** Whoever waits for a token, or has sent one, goes on with the cell that it came from. */
  @Test
  void answerToADroppedCellsToken_asksForAnotherOfIt() throws Exception {
    Policy policy = given.policy(settings(1));
    Head head = new Head().with("x-picpay-token", "token-0");
    Edit edit = policy.outgoing(head, head);
    Object exchange = new Object();
    policy.sent(exchange, edit);
    given.pass(IDLE_SECONDS + 1);
    policy.answered(exchange, edit, 401, "Bearer");

    assertThat(policy.again(exchange, "GET", true)).isTrue();
  }

  @Test
  void credentialThatIsGone_isDropped_andTheOthersKeepTheirTokens() throws Exception {
    Policy policy = given.policy(settings(3));
    sent(policy, 0);
    sent(policy, 1);
    policy.replace(Given.config(settings(1)));

    assertThat(sent(policy, 0)).containsExactly("Authorization: Bearer t1");
    assertThat(cell(policy, settings(2), 1)).isNull();
    assertThat(sent(policy, 1)).containsExactly("x-picpay-token: token-1");
    policy.replace(Given.config(settings(2)));
    assertThat(sent(policy, 0)).containsExactly("Authorization: Bearer t1");
    assertThat(sent(policy, 1)).containsExactly("Authorization: Bearer t3");
  }

  @Test
  void credentialOfARuleOfItsOwn_hasOneCellForBoth() throws Exception {
    String[] settings =
        settings(2, "bearer.rule.own.hosts=own.example.com", "bearer.rule.own.credential=m1");
    Policy policy = given.policy(settings);
    Head own = Head.to("https://own.example.com/");
    policy.outgoing(own, own);

    assertThat(sent(policy, 1)).containsExactly("Authorization: Bearer t1");
    assertThat(given.fetches).isEqualTo(1);
  }

  @Test
  void cellThatIsThere_isFoundWithoutAllocation() {
    MerchantCells cells = new MerchantCells(credential -> given.cell(), given.ticker);
    List<MerchantCells.Key> keys = new ArrayList<>();
    for (Credential credential : Given.config(settings(MANY)).credentials()) {
      keys.add(new MerchantCells.Key(credential));
      cells.of(keys.get(keys.size() - 1));
    }
    boolean same = isFound(cells, keys);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 1000; i++) {
      same &= isFound(cells, keys);
    }
    long after = threads.getCurrentThreadAllocatedBytes();

    assertThat(same).isTrue();
    assertThat(after - before).isLessThan(1000 * MANY); // less than a byte for each
  }

  private static boolean isFound(MerchantCells cells, List<MerchantCells.Key> keys) {
    boolean same = true;
    for (int i = 0; i < keys.size(); i++) {
      MerchantCells.Entry entry = cells.of(keys.get(i));
      same &= entry.cell == cells.of(keys.get(i)).cell;
    }
    return same;
  }
}
