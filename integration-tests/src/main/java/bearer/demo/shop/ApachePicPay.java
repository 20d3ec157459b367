package bearer.demo.shop;

import java.io.IOException;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;
import org.jspecify.annotations.Nullable;

final class ApachePicPay implements PicPay {
  private final CloseableHttpClient client = HttpClients.createDefault();
  private final String key;

  ApachePicPay(String key) {
    this.key = key;
  }

  @Override
  public int send(String url, @Nullable String body) throws IOException {
    HttpUriRequest request = body == null ? new HttpGet(url) : post(url, body);
    request.setHeader(HEADER, key);
    try (CloseableHttpResponse response = client.execute(request)) {
      EntityUtils.consume(response.getEntity());
      return response.getStatusLine().getStatusCode();
    }
  }

  private static HttpPost post(String url, String body) {
    HttpPost post = new HttpPost(url);
    post.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
    return post;
  }
}
