package kiln.stack.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import kiln.net.NetDevice;
import kiln.stack.device.Loopback;
import kiln.stack.ip.IpStack;
import kiln.stack.ip.NetInterface;
import kiln.stack.random.KeyedRandom;
import org.junit.jupiter.api.Test;

/** Settings of the command line to addresses and routes, or to a sentence. */
class AddressingTest {
  @SuppressWarnings("BadAnnotationImplementation")
  private record Plan(
      String ipv4, String ipv4_gateway, String ipv6, String ipv6_gateway, String routes)
      implements SocketNetwork.Config {
    @Override
    public boolean accept_ra() {
      return true;
    }

    @Override
    public boolean forwarding() {
      return true;
    }

    @Override
    public int net_memory() {
      return 1024;
    }

    @Override
    public int net_buffer() {
      return 64;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return SocketNetwork.Config.class;
    }
  }

  private static final class Named extends kiln.stack.device.OpenForwarding {
    private final String name;

    Named(String name) {
      super(new Loopback(1500));
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }
  }

  private static String apply(Plan plan) {
    IpStack ip = new IpStack(new KeyedRandom(1, 1));
    List<NetInterface> nets = new ArrayList<>();
    for (NetDevice device : List.of(new Named("service"), new Named("private"))) {
      nets.add(ip.addInterface(device));
    }
    Addressing addressing = new Addressing(ip, nets, 1000);
    addressing.apply(plan);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < ip.routes().size(); i++) {
      String route = ip.routes().get(i).toString();
      boolean usual = route.startsWith("fe80::/") || route.endsWith(" dev lo");
      out.append(usual ? "" : route + "\n");
    }
    return out.append(addressing.dhcp() == null ? "" : "dhcp " + addressing.dhcp().name())
        .toString();
  }

  @Test
  void addressesAndRoutesGoToTheirDevices() {
    assertEquals(
        "10.0.0.0/24 dev service\n"
            + "10.1.0.0/24 dev private\n"
            + "10.2.0.0/16 via 10.1.0.7 dev private\n"
            + "0.0.0.0/0 via 10.0.0.1 dev service\n"
            + "fd00::/64 dev service\n"
            + "fd01::/64 dev private\n"
            + "fd02::/48 via fe80::7 dev private\n"
            + "::/0 via fd01::1 dev private\n",
        sorted(
            apply(
                new Plan(
                    "10.0.0.2/24,10.1.0.1%private/24",
                    "10.0.0.1",
                    "fd00::2/64,fd01::2%private/64",
                    "fd01::1",
                    "10.2.0.0/16@10.1.0.7,fd02::/48@fe80::7%private"))));
    assertEquals("dhcp private", apply(new Plan("dhcp%private", "", "", "", "")));
    assertEquals("dhcp service", apply(new Plan("dhcp", "", "", "", "")));
  }

  /** IPv4 first, then the longest prefix, as the table has them within a family. */
  private static String sorted(String routes) {
    List<String> v4 = new ArrayList<>();
    List<String> v6 = new ArrayList<>();
    routes.lines().forEach(line -> (line.indexOf('.') > 0 ? v4 : v6).add(line));
    v4.addAll(v6);
    return String.join("\n", v4) + "\n";
  }

  private static String error(Plan plan) {
    return assertThrows(IllegalArgumentException.class, () -> apply(plan)).getMessage();
  }

  @Test
  void whatIsWrongIsSaid() {
    assertEquals(
        "ipv4 names the device \"lan\"; there are: service, private",
        error(new Plan("10.0.0.1%lan/24", "", "", "", "")));
    assertEquals(
        "ipv4 names dhcp twice; one device only can ask for its address",
        error(new Plan("dhcp,dhcp%private", "", "", "", "")));
    assertEquals(
        "ipv4 is \"10.0.0.1\"; write an address and its prefix like 10.0.0.2/24",
        error(new Plan("10.0.0.1", "", "", "", "")));
    assertEquals(
        "routes has \"10.2.0.0/16\"; write a prefix and its gateway like 10.2.0.0/16@10.1.0.7",
        error(new Plan("10.0.0.1/24", "", "", "", "10.2.0.0/16")));
    assertEquals(
        "routes has \"10.2.0.0/16@fd00::1\", whose gateway is of another family than its prefix",
        error(new Plan("10.0.0.1/24", "", "", "", "10.2.0.0/16@fd00::1")));
    StringBuilder many = new StringBuilder("10.0.0.1/24");
    for (int i = 2; i < 30; i++) {
      many.append(",10.0.0.").append(i).append("/24");
    }
    assertTrue(error(new Plan(many.toString(), "", "", "", "")).contains("too many addresses"));
  }
}
