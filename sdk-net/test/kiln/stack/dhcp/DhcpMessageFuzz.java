package kiln.stack.dhcp;

/** Fuzz target: what a DHCP client makes of a message. */
public final class DhcpMessageFuzz {
  private DhcpMessageFuzz() {}

  /** Called by Jazzer and by {@code FuzzSeedsTest}. */
  public static void fuzzerTestOneInput(byte[] input) {
    DhcpMessage m = new DhcpMessage();
    if (m.wrap(input, input.length)) {
      m.type();
      m.transaction();
      m.clientHardware();
      for (int option = 1; option < 255; option++) {
        m.u16(option, 0);
        m.i32(option, 0);
        for (int n = 0; n < 3; n++) {
          m.address(option, n);
        }
      }
    }
  }
}
