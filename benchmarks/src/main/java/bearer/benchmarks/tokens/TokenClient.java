package bearer.benchmarks.tokens;

import org.jspecify.annotations.Nullable;

/** How an application gets the header that it sends. Any thread. */
interface TokenClient {
  /** Of an application that sends none itself. */
  TokenClient NONE = () -> null;

  @Nullable String header() throws Exception;

  /**
   * Says that an API answered 401 to this header.
   *
   * @return whether another header may be had, so that the call is made once more
   */
  default boolean refused(String header) throws Exception {
    return false;
  }

  static TokenClient of(Subject subject, Options options) {
    return switch (subject) {
      case AGENT, NOBODY -> NONE;
      case GOOGLE -> GoogleClient.create(options);
      case SPRING -> SpringClient.create(options);
      case AWS_ONE_CALLER -> AwsClient.oneCallerBlocks(options);
      case AWS_NON_BLOCKING -> AwsClient.nonBlocking(options);
    };
  }
}
