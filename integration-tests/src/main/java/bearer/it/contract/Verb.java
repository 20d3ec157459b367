package bearer.it.contract;

/** Every verb with and without a body. */
public enum Verb {
  GET,
  HEAD,
  OPTIONS,
  DELETE,
  POST,
  PUT,
  PATCH,
  GET_WITH_BODY,
  OPTIONS_WITH_BODY,
  DELETE_WITH_BODY,
  POST_WITH_BODY,
  PUT_WITH_BODY,
  PATCH_WITH_BODY;

  private static final String WITH_BODY = "_WITH_BODY";

  String method() {
    return name().replace(WITH_BODY, "");
  }

  String body() {
    return name().endsWith(WITH_BODY) ? "{\"value\":20.51}" : "";
  }

  Call call(String url) {
    Call call = Call.get(url).method(method());
    return body().isEmpty() ? call : call.body(Call.Body.FIXED, body());
  }
}
