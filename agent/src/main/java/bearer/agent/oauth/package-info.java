/**
 * The OAuth 2.0 client credentials grant on the wire (RFC 6749 section 4.4). The only package that
 * does network I/O and the only one that may reveal a secret.
 */
@NullMarked
package bearer.agent.oauth;

import org.jspecify.annotations.NullMarked;
