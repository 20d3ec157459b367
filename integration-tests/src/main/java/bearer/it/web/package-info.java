/** A web application, deployed to real servers, that sends with the clients it brings. */
@NullMarked
package bearer.it.web;

import org.jspecify.annotations.NullMarked;
