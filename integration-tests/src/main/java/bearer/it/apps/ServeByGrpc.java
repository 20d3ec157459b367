package bearer.it.apps;

import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import java.io.File;
import java.util.ArrayList;
import java.util.List;

/**
 * A server of {@link Grpc} over TLS: says its port, and serves until stdin ends. Arguments: the
 * files of the certificate and its key, in PEM.
 */
public final class ServeByGrpc {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private ServeByGrpc() {}

  public static void main(String[] args) throws Exception {
    Server server =
        ServerBuilder.forPort(0)
            .useTransportSecurity(new File(args[0]), new File(args[1]))
            .addService(
                ServerServiceDefinition.builder(Grpc.SERVICE)
                    .addMethod(Grpc.ECHO, ServeByGrpc::echo)
                    .addMethod(Grpc.REFUSE, ServeByGrpc::refuse)
                    .build())
            .build()
            .start();
    System.out.println(server.getPort());
    while (System.in.read() >= 0) {}
    server.shutdownNow().awaitTermination();
  }

  private static ServerCall.Listener<String> echo(
      ServerCall<String, String> call, Metadata headers) {
    call.sendHeaders(new Metadata());
    call.request(1);
    return new Echo(call, credentials(headers));
  }

  private static ServerCall.Listener<String> refuse(
      ServerCall<String, String> call, Metadata headers) {
    call.close(Status.UNAUTHENTICATED, new Metadata());
    return new ServerCall.Listener<String>() {};
  }

  private static List<String> credentials(Metadata headers) {
    List<String> credentials = new ArrayList<>();
    Iterable<String> all = headers.getAll(AUTHORIZATION);
    if (all != null) {
      all.forEach(credentials::add);
    }
    return credentials;
  }

  private static final class Echo extends ServerCall.Listener<String> {
    private final ServerCall<String, String> call;
    private final List<String> credentials;

    Echo(ServerCall<String, String> call, List<String> credentials) {
      this.call = call;
      this.credentials = credentials;
    }

    @Override
    public void onMessage(String message) {
      call.sendMessage(credentials + " " + message);
      call.request(1);
    }

    @Override
    public void onHalfClose() {
      call.close(Status.OK, new Metadata());
    }
  }
}
