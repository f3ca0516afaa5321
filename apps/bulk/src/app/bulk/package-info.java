/** A source and a sink of octets over TCP, with a hash of what went by. */
package app.bulk;
