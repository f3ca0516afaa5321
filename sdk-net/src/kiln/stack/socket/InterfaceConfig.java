package kiln.stack.socket;

import kiln.app.Seldom;
import kiln.net.IpAddress;
import kiln.stack.text.Ascii;

/**
 * An address with its prefix, as {@code --ipv4} and {@code --ipv6} spell it: 10.0.0.2/24, or with
 * its device 10.0.0.2%private/24 (RFC 4007 §11.7).
 *
 * @param device name of the device; empty for the first
 * @param prefix bits out of 128
 */
@Seldom
record InterfaceConfig(IpAddress address, String device, int prefix) {
  /**
   * Reads {@code 10.0.0.2/24}, {@code fd00::2%private/64} and the like.
   *
   * @param key the setting, for the message
   * @throws IllegalArgumentException if it is not of that form or family
   */
  static InterfaceConfig parse(String key, String text, boolean v4) {
    int slash = text.indexOf('/');
    String host = slash < 0 ? text : text.substring(0, slash);
    String device = device(host);
    host = host(host);
    int most = v4 ? 32 : 128;
    int bits = slash < 0 ? -1 : Ascii.number(text.substring(slash + 1), 3);
    if (!IpAddress.isAddress(host)
        || IpAddress.parse(host).isV4() != v4
        || bits < 0
        || bits > most) {
      String example = v4 ? "10.0.0.2/24" : "fd00::2/64";
      throw new IllegalArgumentException(
          key + " is \"" + text + "\"; write an address and its prefix like " + example);
    }
    return new InterfaceConfig(IpAddress.parse(host), device, v4 ? 96 + bits : bits);
  }

  /** Reads a prefix of either family. */
  static InterfaceConfig prefix(String key, String text) {
    return parse(key, text, text.indexOf(':') < 0);
  }

  /** Reads the address of a gateway or server; a device behind it is left out. */
  static IpAddress address(String key, String text) {
    if (!IpAddress.isAddress(host(text))) {
      throw new IllegalArgumentException(
          key + " is \"" + text + "\"; write an address like 10.0.0.1 or fd00::1");
    }
    return IpAddress.parse(host(text));
  }

  /** What stands behind the percent sign of {@code fe80::1%private}; empty if there is none. */
  static String device(String text) {
    int mark = text.indexOf('%');
    return mark < 0 ? "" : text.substring(mark + 1);
  }

  private static String host(String text) {
    int mark = text.indexOf('%');
    return mark < 0 ? text : text.substring(0, mark);
  }
}
