/** An authoritative name server for the zone in its bundle. */
package app.dns;
