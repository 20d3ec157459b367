package bearer.it.openers;

import java.io.IOException;
import java.net.URI;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** A call without a client, made within a known client's call to somewhere else. */
public final class OkHttpInterceptor implements Opener {
  @Override
  public void open(URI url, int proxy) throws IOException {
    OkHttpClient client =
        new OkHttpClient.Builder()
            .addInterceptor(
                new Interceptor() {
                  @Override
                  public Response intercept(Chain chain) throws IOException {
                    new RawSocket.ByName().open(url, proxy);
                    return new Response.Builder()
                        .request(chain.request())
                        .protocol(Protocol.HTTP_1_1)
                        .code(200)
                        .message("OK")
                        .body(ResponseBody.create(MediaType.parse("text/plain"), ""))
                        .build();
                  }
                })
            .build();
    client.newCall(new Request.Builder().url("http://localhost:1/").build()).execute().close();
  }
}
