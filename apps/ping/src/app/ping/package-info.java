/** Echo requests to a host, and what came of them. */
package app.ping;
