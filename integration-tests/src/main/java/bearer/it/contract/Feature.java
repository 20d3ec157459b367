package bearer.it.contract;

import org.jspecify.annotations.Nullable;

/** What not every client can do; a client says why not. */
public enum Feature {
  REDIRECT,
  /** Follows a redirect to another host or port. */
  REDIRECT_ELSEWHERE,
  REDIRECT_TO_ANOTHER_SCHEME,
  /** Takes a body to where a redirect leads always or never. */
  REDIRECT_WITH_BODY,
  /** Ends a call that is redirected to what it refuses. */
  REFUSED_LOCATION,
  /** The hop of a redirect can be told from another call of the application's. */
  REDIRECT_KNOWN,
  /** A redirect that it does not follow leaves nothing behind. */
  REDIRECT_FORGOTTEN,
  SAME_REQUEST_TWICE,
  /** Knows the method TRACE. */
  TRACE,
  /** Writes nothing of its own into the caller's request. */
  CALLERS_REQUEST_UNCHANGED,
  RESEND_ON_STALE_CONNECTION,
  PROXY,
  /** Can be given a body whose length it does not know. */
  CHUNKED_BODY,
  FORGED_HOST,
  IPV6_LITERAL,
  /** Takes URLs with a user and password. */
  USERINFO,
  /** Leaves a user and password in the URL alone, instead of sending them as Basic. */
  USERINFO_IGNORED,
  HTTP2,
  /** Sends what follows an answer over HTTP/2 too: the hop of a redirect, a login. */
  HTTP2_AGAIN,
  /** Can be given a user and a password, for servers that ask for them. */
  CREDENTIALS,
  /** Sends them unasked, if told to. */
  CREDENTIALS_UNASKED("it waits to be asked"),
  /** Signs calls that say when, as services of AWS want it: over their headers and their body. */
  SIGNED_BY_AWS("it signs nothing"),
  /** Has a loop of its own, in which a request can be sent once more after a 401. */
  REPLAY,
  /** Every change of the library that concerns the agent has been seen to be told. */
  CHANGE_TOLD,
  /** What was refused is sent again only once another token is there. */
  REPLAY_WITH_ANOTHER_TOKEN_ONLY,
  /** Its calls can be sent to another URL. */
  REWRITTEN,
  /** What a redirect leads to can be sent to another URL as well. */
  REDIRECT_REWRITTEN,
  /** Runs its work and callbacks on threads that the application gives it. */
  APPLICATIONS_THREADS("it has threads of its own"),
  /** No such thread is held up while a token is on its way, the caller's neither. */
  NEVER_WAITS_IN_CALLER;

  /** Why a client cannot do it that says nothing; null if every client is expected to. */
  final @Nullable String usualLack;

  Feature() {
    this(null);
  }

  Feature(@Nullable String usualLack) {
    this.usualLack = usualLack;
  }
}
