package com.acme;

import java.util.concurrent.Callable;

/** An application's class, as the agent sees it on stacks. */
public final class Shop {
  private Shop() {}

  /** Calls from here. */
  public static void pay(Callable<?> call) throws Exception {
    call.call();
  }
}
