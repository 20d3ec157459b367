/**
 * The sandbox as a program: both providers on loopback https, what they received, and switches for
 * what can go wrong. {@code java -jar bearer-sandbox.jar}; see docs/sandbox.md.
 */
@NullMarked
package bearer.sandbox.app;

import org.jspecify.annotations.NullMarked;
