/**
 * What {@code mvn -Pdemo verify} runs: a sandbox of both providers, and a legacy program that runs
 * against it without and with the agent.
 */
@NullMarked
package bearer.demo;

import org.jspecify.annotations.NullMarked;
