package bearer.it.apps;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * OkHttp 3.14 used so that none of its threads is left, which would keep its class loader for a
 * minute: a time-out starts one, the connection pool another.
 */
public final class StoppedOkHttp implements Adapter {
  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .connectTimeout(0, TimeUnit.SECONDS)
          .readTimeout(0, TimeUnit.SECONDS)
          .writeTimeout(0, TimeUnit.SECONDS)
          .connectionPool(new ConnectionPool(0, 1, TimeUnit.MILLISECONDS))
          .build();

  public StoppedOkHttp(@SuppressWarnings("unused") AdapterOptions options) {}

  @Override
  public List<Answer> send(Call call) throws IOException {
    Request request = new Request.Builder().url(call.url).build();
    try (Response response = client.newCall(request).execute()) {
      return Collections.singletonList(
          Answer.response(
              response.code(),
              response.body().string(),
              Collections.emptyList(),
              Collections.emptyList()));
    }
  }

  @Override
  public void close() throws IOException {
    try {
      Field executor =
          Class.forName("okhttp3.internal.connection.RealConnectionPool")
              .getDeclaredField("executor");
      executor.setAccessible(true);
      ((ThreadPoolExecutor) executor.get(null)).setKeepAliveTime(0, TimeUnit.SECONDS);
    } catch (ReflectiveOperationException e) {
      throw new IOException(e);
    }
  }
}
