package bearer.agent.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is held, when it goes on, and what becomes of it and of its buffers if it cannot. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty is like that
final class NettyHoldTest {
  private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelOutboundHandlerAdapter());
  private final ChannelHandlerContext context = channel.pipeline().firstContext();
  private final List<String> told = new ArrayList<>();
  private final List<ByteBuf> made = new ArrayList<>();
  private @Nullable Runnable meanwhile;

  private final NettyHold hold =
      new NettyHold(context) {
        @Override
        void write(Object[] arguments) throws Exception {
          NettyWrite next = takeNext();
          assertThat(next).isNotNull();
          assertThat(takeNext()).isNull(); // what it leads to is not it
          Runnable also = meanwhile;
          meanwhile = null;
          if (also != null) {
            also.run();
          }
          ByteBuf bytes = (ByteBuf) arguments[1];
          if (bytes.toString(StandardCharsets.US_ASCII).equals("refused")) {
            bytes.release();
            throw new IOException("asked for");
          }
          context.write(bytes, (ChannelPromise) arguments[2]);
        }

        @Override
        void over() {
          told.add("over");
        }
      };

  @Test
  void writes_behindAHeadThatWaits_goOnInTheirOrderAndAreFlushed() {
    CompletableFuture<Void> token = new CompletableFuture<>();
    hold.add(write("head"), token);
    hold.add(write("body"), null);
    hold.add(write("end"), null);
    assertThat(written()).isEmpty();
    token.complete(null);
    channel.runPendingTasks();
    assertThat(written()).containsExactly("head", "body", "end");
    assertThat(told).containsExactly("over");
    assertReleased();
  }

  @Test
  void secondHead_whoseTokenComesFirst_waitsForTheOneBeforeIt() {
    CompletableFuture<Void> first = new CompletableFuture<>();
    CompletableFuture<Void> second = new CompletableFuture<>();
    hold.add(write("a"), first);
    hold.add(write("b"), second);
    second.complete(null);
    channel.runPendingTasks();
    assertThat(written()).isEmpty();
    first.complete(null);
    channel.runPendingTasks();
    assertThat(written()).containsExactly("a", "b");
    assertReleased();
  }

  @Test
  void firstHead_doesNotWaitForTheTokenOfTheOneBehindIt() {
    CompletableFuture<Void> first = new CompletableFuture<>();
    CompletableFuture<Void> second = new CompletableFuture<>();
    hold.add(write("a"), first);
    hold.add(write("b"), second);
    first.complete(null);
    channel.runPendingTasks();
    assertThat(written()).containsExactly("a");
    assertThat(told).isEmpty();
    second.complete(null);
    channel.runPendingTasks();
    assertThat(written()).containsExactly("b");
    assertThat(told).containsExactly("over");
    assertReleased();
  }

  @Test
  void write_whileOthersGoOn_comesBehindThem() {
    CompletableFuture<Void> token = new CompletableFuture<>();
    hold.add(write("a"), token);
    hold.add(write("b"), null);
    meanwhile = () -> hold.add(write("c"), null);
    token.complete(null);
    channel.runPendingTasks();
    assertThat(written()).containsExactly("a", "b", "c");
    assertThat(told).containsExactly("over");
    assertReleased();
  }

  @Test
  void lastWrite_thatLeadsToAnother_isOverBeforeItIsFlushed() {
    CompletableFuture<Void> token = new CompletableFuture<>();
    NettyWrite head = write("head");
    hold.add(head, token);
    promise(head)
        .addListener(
            flushed -> {
              NettyWrite body = write("body");
              if (told.isEmpty()) {
                hold.add(body, null);
              } else {
                context.write(body.arguments[1], promise(body));
              }
            });
    token.complete(null);
    channel.runPendingTasks();
    channel.flush();
    assertThat(written()).containsExactly("head", "body");
    assertReleased();
  }

  @Test
  void channel_closedMeanwhile_releasesAndFailsAll() {
    CompletableFuture<Void> token = new CompletableFuture<>();
    NettyWrite head = write("head");
    NettyWrite body = write("body");
    hold.add(head, token);
    hold.add(body, null);
    channel.close();
    channel.runPendingTasks();
    assertThat(promise(head).cause()).isInstanceOf(ClosedChannelException.class);
    assertThat(promise(body).cause()).isInstanceOf(ClosedChannelException.class);
    assertThat(told).containsExactly("over");
    assertReleased();
    token.complete(null);
    channel.runPendingTasks();
    assertReleased();
  }

  @Test
  void tooManyWrites_nothingWaitsAnyLonger() {
    hold.add(write("head"), new CompletableFuture<>());
    for (int i = 0; i < 1_023; i++) {
      hold.add(write("x"), null);
    }
    assertThat(written()).isEmpty();
    hold.add(write("last"), null);
    channel.runPendingTasks();
    assertThat(written()).hasSize(1_025).startsWith("head").endsWith("last");
    assertThat(told).containsExactly("over");
    assertReleased();
  }

  @Test
  void tooManyBytes_nothingWaitsAnyLonger() {
    hold.add(write("head"), new CompletableFuture<>());
    ByteBuf large = Unpooled.buffer(4 << 20).writeZero(4 << 20);
    made.add(large);
    hold.add(new NettyWrite(new Object[] {context, large, channel.newPromise()}, null), null);
    channel.runPendingTasks();
    assertThat(channel.outboundMessages()).hasSize(2);
    channel.releaseOutbound();
    assertReleased();
  }

  @Test
  void write_thatIsRefused_failsAloneWithItsReason() {
    CompletableFuture<Void> token = new CompletableFuture<>();
    NettyWrite refused = write("refused");
    hold.add(refused, token);
    hold.add(write("next"), null);
    token.complete(null);
    channel.runPendingTasks();
    assertThat(promise(refused).cause()).hasMessage("asked for");
    assertThat(written()).containsExactly("next");
    assertReleased();
  }

  private NettyWrite write(String text) {
    ByteBuf bytes = Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    made.add(bytes);
    return new NettyWrite(new Object[] {context, bytes, channel.newPromise()}, null);
  }

  private static ChannelPromise promise(NettyWrite write) {
    return (ChannelPromise) write.arguments[2];
  }

  private List<String> written() {
    List<String> written = new ArrayList<>();
    for (ByteBuf bytes; (bytes = channel.readOutbound()) != null; bytes.release()) {
      written.add(bytes.toString(StandardCharsets.US_ASCII));
    }
    return written;
  }

  private void assertReleased() {
    assertThat(made).allMatch(bytes -> bytes.refCnt() == 0);
  }
}
