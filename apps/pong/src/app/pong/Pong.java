package app.pong;

import kiln.app.App;
import kiln.app.Meaning;
import kiln.console.Console;
import kiln.net.IpAddress;
import kiln.net.NetDevice;
import kiln.platform.Platform;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Answers ARP and ping for one address, on the frames of a network device: the smallest thing that
 * a network can talk to, and the proof that a device works before there is a stack.
 */
@Component(name = "pong")
public final class Pong implements App {
  /** Who answers. */
  public @interface Config {
    /** As the stack's key of the same name. */
    @Meaning("IPv4 address that is answered for; a prefix behind it is not needed")
    String ipv4() default "10.0.0.2/24";
  }

  private final NetDevice device;
  private final Platform platform;
  private final Console console;
  private final Config config;

  @Activate
  public Pong(
      @Reference NetDevice device,
      @Reference Platform platform,
      @Reference Console console,
      Config config) {
    this.device = device;
    this.platform = platform;
    this.console = console;
    this.config = config;
  }

  @Override
  public int run() {
    IpAddress address = address(config.ipv4());
    if (address == null) {
      console.println("pong: --ipv4=" + config.ipv4() + " is no IPv4 address; write 10.0.0.2/24.");
      return 2;
    }
    console.println("pong: " + address + " at " + hex(device.mac()) + " on " + device.name());
    return serve(new Answers(device.mac(), (int) address.low()));
  }

  private static IpAddress address(String text) {
    int end = text.indexOf('/');
    String head = end < 0 ? text : text.substring(0, end);
    return IpAddress.isAddress(head) && IpAddress.parse(head).isV4() ? IpAddress.parse(head) : null;
  }

  /** Never returns. */
  private int serve(Answers answers) {
    byte[] frame = new byte[device.mtu() + NetDevice.HEADER];
    for (; ; ) {
      long seen = platform.events();
      for (int length; (length = device.receive(frame)) > 0; ) {
        int answer = answers.answer(frame, length);
        if (answer > 0) {
          device.transmit(frame, answer); // no room: as if it was lost on the way
        }
      }
      device.flush();
      platform.idle(seen, Platform.NO_DEADLINE);
    }
  }

  private static String hex(byte[] mac) {
    StringBuilder text = new StringBuilder();
    for (byte octet : mac) {
      text.append(text.isEmpty() ? "" : ":");
      text.append(Character.forDigit(octet >> 4 & 15, 16)).append(Character.forDigit(octet & 15, 16));
    }
    return text.toString();
  }
}
