package bearer.it.apps;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A client that the agent could not weave, and that then never answers. */
public final class NotWoven implements Adapter {
  public NotWoven(AdapterOptions options) {}

  @Override
  public List<Answer> send(Call call) throws InterruptedException {
    System.err.println("[bearer-agent] WARN BA-202 Some client is not woven: for a reason");
    new CountDownLatch(1).await();
    throw new AssertionError();
  }

  @Override
  public void close() {}
}
