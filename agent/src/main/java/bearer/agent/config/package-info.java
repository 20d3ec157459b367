/**
 * What the operator asked for: the catalogue of options, their sources, and the immutable result.
 * The only package that reads properties and environment; knows only {@code base} and {@code diag}.
 */
@NullMarked
package bearer.agent.config;

import org.jspecify.annotations.NullMarked;
