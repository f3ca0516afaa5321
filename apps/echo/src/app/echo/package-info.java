/** The echo service of RFC 862, over TCP and UDP. */
package app.echo;
