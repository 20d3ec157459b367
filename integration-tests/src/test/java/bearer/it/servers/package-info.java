/** What requests are sent to: APIs, an authorization server, a proxy. */
@NullMarked
package bearer.it.servers;

import org.jspecify.annotations.NullMarked;
