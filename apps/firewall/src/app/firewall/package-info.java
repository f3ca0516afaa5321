/**
 * A firewall with state and address translation, for two or more networks.
 *
 * <pre>
 * accept    CONDITIONS                packets that begin something may pass
 * drop      CONDITIONS                they vanish
 * reject    CONDITIONS                they vanish, and their sender is told
 * translate CONDITIONS into ADDRESS   what passes leaves with this source address
 * redirect  CONDITIONS into ENDPOINT  what arrives goes to this destination instead
 *
 * in DEVICE, out DEVICE, proto tcp|udp|icmp, from PREFIX, to PREFIX, port N or N-M (of the
 * destination), and one of forwarded, delivered (for this host), own (from this host)
 * </pre>
 *
 * <p>A rule takes a line, or ends with a semicolon; {@code #} begins a comment. Of {@code accept},
 * {@code drop} and {@code reject} the first that matches decides, and it sees a redirected packet's
 * new destination. What no rule matches is dropped, but this host's own packets pass. Rules are
 * asked only when something begins: what belongs to an accepted flow passes both ways, ICMP errors
 * about it included.
 */
package app.firewall;
