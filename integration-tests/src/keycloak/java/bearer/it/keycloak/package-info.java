/**
 * A real Keycloak as conformance partner; built and run with the profile {@code keycloak} alone.
 */
@NullMarked
package bearer.it.keycloak;

import org.jspecify.annotations.NullMarked;
