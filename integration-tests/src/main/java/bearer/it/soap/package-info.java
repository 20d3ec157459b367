/** Clients that post SOAP alone, used as an application would: too little for the contract. */
@NullMarked
package bearer.it.soap;

import org.jspecify.annotations.NullMarked;
