/** What is to be known of PicPay before a service moves there from V1. For {@code cli} alone. */
@NullMarked
package bearer.agent.picpay;

import org.jspecify.annotations.NullMarked;
