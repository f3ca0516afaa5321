package kiln.stack.dns;

/** Fuzz target: what a resolver makes of an answer. */
public final class DnsMessageFuzz {
  private DnsMessageFuzz() {}

  /** Called by Jazzer and by {@code FuzzSeedsTest}. */
  public static void fuzzerTestOneInput(byte[] input) {
    DnsMessage m = new DnsMessage();
    if (!m.wrap(input, input.length)) {
      return;
    }
    m.question();
    for (int n = 0; n < m.recordCount(); n++) {
      m.owner(n);
      if (m.dataOffset(n) + m.dataLength(n) > input.length || m.ttl(n) < 0) {
        throw new AssertionError("record " + n + " runs over");
      }
      if (m.type(n) == DnsMessage.CNAME) {
        m.target(n);
      }
    }
  }
}
