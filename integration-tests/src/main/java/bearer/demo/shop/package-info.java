/** A program from before OAuth 2.0: knows neither the agent nor the sandbox. */
@NullMarked
package bearer.demo.shop;

import org.jspecify.annotations.NullMarked;
