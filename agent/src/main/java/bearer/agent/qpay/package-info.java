/** QPay's Credentials API: clients are made, replaced and deleted. For {@code cli} alone. */
@NullMarked
package bearer.agent.qpay;

import org.jspecify.annotations.NullMarked;
