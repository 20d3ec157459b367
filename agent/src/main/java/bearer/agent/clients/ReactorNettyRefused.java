package bearer.agent.clients;

import reactor.netty.channel.ChannelOperations;

/** Ends a call of {@link ReactorNetty} that must fail when all that it sends has been given. */
final class ReactorNettyRefused {
  private ReactorNettyRefused() {}

  /** The library ignores what is thrown from here on. */
  static void end(ChannelOperations<?, ?> connection, Throwable refused) {
    connection.listener().onUncaughtException(connection, refused);
    connection
        .channel()
        .eventLoop()
        .execute(
            () -> {
              Object unused = connection.channel().close();
            });
  }
}
