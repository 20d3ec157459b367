package bearer.benchmarks.requests;

/** A measured client. */
enum Client {
  URLCONNECTION("HttpURLConnection", "UrlConnectionSender", ""),
  APACHE("Apache HttpClient 4.5.14", "ApacheSender", "apache-4.5.14"),
  OKHTTP("OkHttp 4.12", "OkHttpSender", "okhttp-4.12.0"),
  OKHTTP314("OkHttp 3.14", "OkHttpSender", "okhttp-3.14.9"),
  HTTPCLIENT("java.net.http.HttpClient", "JdkClientSender", ""),
  COMMONS("Commons HttpClient 3.1", "CommonsHttpClientSender", "commons-httpclient-3.1");

  final String title;

  /** The class that sends with it, of package {@code programs}. */
  final String sender;

  /** Its row in the table of client libraries; empty for a client of the JDK. */
  final String library;

  Client(String title, String sender, String library) {
    this.title = title;
    this.sender = "bearer.benchmarks.requests.programs." + sender;
    this.library = library;
  }
}
