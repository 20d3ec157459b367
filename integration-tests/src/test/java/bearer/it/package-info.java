/**
 * The packaged agent in real JVMs with real clients against real servers: the harness ({@link
 * bearer.it.JavaProcess}, {@link bearer.it.Jdks}, the servers) and the contract of every client.
 */
package bearer.it;
