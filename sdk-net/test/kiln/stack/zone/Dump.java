package kiln.stack.zone;

import java.util.HexFormat;
import kiln.net.IpAddress;
import kiln.stack.wire.Octets;

/** Takes a reply apart by itself, and prints it as people read it. */
final class Dump {
  private final byte[] b;
  private final int length;
  private int at = 12;
  private final StringBuilder out = new StringBuilder();

  private Dump(byte[] b, int length) {
    this.b = b;
    this.length = length;
  }

  static String of(byte[] b, int length) {
    return new Dump(b, length).run();
  }

  private String run() {
    int flags = Octets.u16(b, 2);
    out.append("code ").append(flags & 15);
    out.append((flags & 0x0400) != 0 ? " aa" : "").append((flags & 0x0200) != 0 ? " tc" : "");
    out.append((flags & 0x0100) != 0 ? " rd" : "").append((flags & 0x0080) != 0 ? " ra" : "");
    out.append('\n');
    for (int i = Octets.u16(b, 4); i > 0; i--) {
      name();
      at += 4;
    }
    String[] sections = {"answer", "authority", "additional"};
    for (int s = 0; s < 3; s++) {
      for (int i = Octets.u16(b, 6 + 2 * s); i > 0; i--) {
        out.append("  ").append(sections[s]).append(' ');
        record();
      }
    }
    if (at != length) {
      throw new AssertionError((length - at) + " octets behind the reply");
    }
    return out.toString();
  }

  private String name() {
    int i = at;
    boolean jumped = false;
    StringBuilder text = new StringBuilder();
    for (int jumps = 0; b[i] != 0; ) {
      int size = Octets.u8(b, i);
      if (size >= 0xC0) {
        at = jumped ? at : i + 2;
        jumped = true;
        int to = Octets.u16(b, i) & 0x3FFF;
        if (to >= i || ++jumps > 20) {
          throw new AssertionError("a pointer leads forward");
        }
        i = to;
      } else {
        text.append(new String(b, i + 1, size, java.nio.charset.StandardCharsets.ISO_8859_1));
        text.append('.');
        i += size + 1;
      }
    }
    at = jumped ? at : i + 1;
    return text.length() == 0 ? "." : text.toString();
  }

  private void record() {
    String owner = name();
    int type = Octets.u16(b, at);
    int ttl = Octets.i32(b, at + 4);
    int size = Octets.u16(b, at + 8);
    at += 10;
    int end = at + size;
    out.append(owner).append(' ');
    if (type == ResourceRecord.OPT) {
      out.append("OPT ").append(Octets.u16(b, at - 8)).append(' ').append(ttl >>> 24);
    } else {
      out.append(ttl).append(' ').append(ResourceRecord.typeName(type)).append(' ');
      data(type, end);
    }
    out.append('\n');
    if (at != end && type != ResourceRecord.OPT) {
      throw new AssertionError("data of " + owner + " is " + (end - at) + " octets short");
    }
    at = end;
  }

  private void data(int type, int end) {
    switch (type) {
      case ResourceRecord.A -> out.append(IpAddress.v4(Octets.i32(b, at)));
      case ResourceRecord.AAAA ->
          out.append(new IpAddress(Octets.i64(b, at), Octets.i64(b, at + 8)));
      case ResourceRecord.NS, ResourceRecord.CNAME, ResourceRecord.PTR -> out.append(name());
      case ResourceRecord.MX -> number().append(name());
      case ResourceRecord.SRV -> {
        number();
        number();
        number().append(name());
      }
      case ResourceRecord.SOA -> {
        out.append(name()).append(' ').append(name());
        for (int i = 0; i < 5; i++, at += 4) {
          out.append(' ').append(Octets.i32(b, at) & 0xFFFF_FFFFL);
        }
        return;
      }
      default -> out.append(HexFormat.of().formatHex(b, at, end));
    }
    at = end;
  }

  private StringBuilder number() {
    out.append(Octets.u16(b, at)).append(' ');
    at += 2;
    return out;
  }
}
