/**
 * TCP (RFC 9293): a connection is a record of small parts, each pure and testable alone.
 *
 * <p>{@link kiln.stack.tcp.TcpConnection} has one method per step of §3.10.7.4 and moves values
 * between the parts: {@link kiln.stack.tcp.Receiver} (with {@link kiln.stack.tcp.Assembler}),
 * {@link kiln.stack.tcp.Sender} (with {@link kiln.stack.tcp.Recovery}, {@link
 * kiln.stack.tcp.Scoreboard}, {@link kiln.stack.tcp.RttEstimator}, {@link
 * kiln.stack.tcp.CongestionControl}). No part reaches into another; none reads a clock. {@link
 * kiln.stack.tcp.Tcp} finds the connection of a segment and polls those that are due.
 */
package kiln.stack.tcp;
