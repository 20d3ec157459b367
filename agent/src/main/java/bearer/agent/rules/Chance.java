package bearer.agent.rules;

import java.util.concurrent.ThreadLocalRandom;

/** Picks one of many requests, without anything that threads would have to share. */
interface Chance {
  Chance ONE_IN_A_THOUSAND =
      new Chance() {
        @Override
        public boolean picks() {
          return (ThreadLocalRandom.current().nextInt() & 1023) == 0;
        }
      };

  Chance ONE_IN_64 =
      new Chance() {
        @Override
        public boolean picks() {
          return (ThreadLocalRandom.current().nextInt() & 63) == 0;
        }
      };

  boolean picks();
}
