package bearer.demo.shop;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

final class OkHttpPicPay implements PicPay {
  private static final MediaType JSON = MediaType.get("application/json");

  private final OkHttpClient client = new OkHttpClient();
  private final String key;

  OkHttpPicPay(String key) {
    this.key = key;
  }

  @Override
  public int send(String url, @Nullable String body) throws IOException {
    Request.Builder request = new Request.Builder().url(url).header(HEADER, key);
    if (body != null) {
      request.post(RequestBody.create(JSON, body));
    }
    try (Response response = client.newCall(request.build()).execute()) {
      return response.code();
    }
  }
}
