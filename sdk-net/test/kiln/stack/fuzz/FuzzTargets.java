package kiln.stack.fuzz;

import java.util.List;
import java.util.function.Consumer;
import kiln.stack.dhcp.DhcpMessageFuzz;
import kiln.stack.dns.DnsMessageFuzz;
import kiln.stack.http.RequestFuzz;
import kiln.stack.http.ResponseFuzz;
import kiln.stack.ip.FrameFuzz;
import kiln.stack.zone.QueryFuzz;
import kiln.stack.zone.ZoneFuzz;

/** Every fuzz target; their seeds are in {@code testdata/fuzz/NAME}. */
final class FuzzTargets {
  record Target(String name, Consumer<byte[]> run) {}

  static final List<Target> ALL =
      List.of(
          new Target("FrameFuzz", FrameFuzz::fuzzerTestOneInput),
          new Target("DhcpMessageFuzz", DhcpMessageFuzz::fuzzerTestOneInput),
          new Target("DnsMessageFuzz", DnsMessageFuzz::fuzzerTestOneInput),
          new Target("QueryFuzz", QueryFuzz::fuzzerTestOneInput),
          new Target("ZoneFuzz", ZoneFuzz::fuzzerTestOneInput),
          new Target("RequestFuzz", RequestFuzz::fuzzerTestOneInput),
          new Target("ResponseFuzz", ResponseFuzz::fuzzerTestOneInput),
          new Target("AddressFuzz", AddressFuzz::fuzzerTestOneInput));

  private FuzzTargets() {}
}
