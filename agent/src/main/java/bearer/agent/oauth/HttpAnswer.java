package bearer.agent.oauth;

import org.jspecify.annotations.Nullable;

/** A status and a body, which is a secret. */
final class HttpAnswer {
  final int status;

  /** Null if there is none, it is too long, or it could not be read and does not matter. */
  final byte @Nullable [] body;

  /** As the server wrote it. */
  final @Nullable String retryAfter;

  /** As the server wrote it. */
  final @Nullable String date;

  HttpAnswer(
      int status, byte @Nullable [] body, @Nullable String retryAfter, @Nullable String date) {
    this.status = status;
    this.body = body;
    this.retryAfter = retryAfter;
    this.date = date;
  }
}
