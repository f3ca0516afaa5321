package kiln.stack.socket;

import kiln.net.IpAddress;

/** An address with its prefix, as {@code --ipv4} and {@code --ipv6} spell it: 10.0.0.2/24. */
record InterfaceConfig(IpAddress address, int prefix) {
  /**
   * Reads {@code 10.0.0.2/24} or {@code fd00::2/64}.
   *
   * @param key the setting, for the message
   * @throws IllegalArgumentException if it is not of that form or family
   */
  static InterfaceConfig parse(String key, String text, boolean v4) {
    int slash = text.indexOf('/');
    String host = slash < 0 ? text : text.substring(0, slash);
    int most = v4 ? 32 : 128;
    int bits = slash < 0 ? -1 : digits(text.substring(slash + 1));
    if (!IpAddress.isAddress(host)
        || IpAddress.parse(host).isV4() != v4
        || bits < 0
        || bits > most) {
      String example = v4 ? "10.0.0.2/24" : "fd00::2/64";
      throw new IllegalArgumentException(
          key + " is \"" + text + "\"; write an address and its prefix like " + example);
    }
    return new InterfaceConfig(IpAddress.parse(host), v4 ? 96 + bits : bits);
  }

  /** Reads the address of a gateway or server. */
  static IpAddress address(String key, String text) {
    if (!IpAddress.isAddress(text)) {
      throw new IllegalArgumentException(
          key + " is \"" + text + "\"; write an address like 10.0.0.1 or fd00::1");
    }
    return IpAddress.parse(text);
  }

  private static int digits(String text) {
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), 10);
      if (digit < 0 || i == 3) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return text.isEmpty() ? -1 : value;
  }
}
