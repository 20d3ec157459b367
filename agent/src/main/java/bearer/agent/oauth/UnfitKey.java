package bearer.agent.oauth;

import java.io.IOException;

/** A key that cannot be used, in words that follow its file's name and quote nothing of it. */
final class UnfitKey extends IOException {
  final String advice;

  UnfitKey(String advice) {
    super(advice);
    this.advice = advice;
  }
}
