package kiln.stack.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import kiln.dns.ZoneException;
import kiln.stack.sim.Golden;
import kiln.stack.wire.Octets;
import org.junit.jupiter.api.Test;

/** Zone files in, replies out; the replies to many questions are a golden file. */
class ZoneTest {
  private static final String ZONE = Golden.read("dns/example.zone");

  private static final String ALIAS =
      "f:5: x.z. has a CNAME, beside which there can be no other record";

  private final Responder responder = new Responder();

  ZoneTest() throws ZoneException {
    responder.put(ZoneParser.parse(ZONE, "example.", "example.zone"));
  }

  private static byte[] query(String name, int type, int payload) {
    byte[] b = new byte[512];
    Octets.put16(b, 0, 0x1234);
    Octets.put16(b, 2, 0x0100);
    Octets.put16(b, 4, 1);
    DnsName n = DnsName.parse(name, DnsName.ROOT);
    System.arraycopy(n.wire(), 0, b, 12, n.wire().length);
    int at = 12 + n.wire().length;
    Octets.put16(b, at, type);
    Octets.put16(b, at + 2, 1);
    at += 4;
    if (payload > 0) {
      Octets.put16(b, 10, 1);
      Octets.put16(b, at + 1, ResourceRecord.OPT);
      Octets.put16(b, at + 3, payload);
      at += 11;
    }
    return java.util.Arrays.copyOf(b, at);
  }

  private String ask(byte[] query, boolean tcp) {
    byte[] reply = new byte[tcp ? 65_535 : Responder.UDP_SIZE];
    int length = responder.answer(query, query.length, reply, tcp);
    return length == 0 ? "silence\n" : Dump.of(reply, length);
  }

  @Test
  void questionsAreAnsweredAsTheRfcsHaveIt() {
    String[] questions = {
      "example. SOA", "example. NS", "example. MX", "example. CAA", "example. TXT", "example. A",
      "EXAMPLE. ANY", "ns1.example. A", "Ns1.eXample. AAAA", "ns1.example. MX", "www.example. A",
      "www.example. CNAME", "www.example. AAAA", "out.example. A", "loop1.example. A",
      "_sip._tcp.example. SRV", "7.2.0.192.example. PTR", "odd.example. TYPE65280",
      // RFC 4592 §2.2.1
      "host3.example. MX", "host3.example. A", "foo.bar.example. TXT", "host1.example. MX",
      "sub.*.example. MX", "_telnet._tcp.host1.example. SRV", "host.sub.*.example. TXT",
      "_tcp.host1.example. A", "*.example. MX",
      "a.below.example. A", "below.example. NS", "ns.below.example. A", "other.test. A", ". NS"
    };
    StringBuilder all = new StringBuilder();
    for (String each : questions) {
      String[] part = each.split(" ");
      int type = part[1].equals("ANY") ? ResourceRecord.ANY : ResourceRecord.typeOf(part[1]);
      all.append(each).append(": ").append(ask(query(part[0], type, 0), true));
    }
    Golden.check("dns/answers.txt", all.toString());
  }

  @Test
  void whatDoesNotFitOverUdpIsAskedAgainOverTcp() {
    String cut = ask(query("big.example.", ResourceRecord.TXT, 0), false);
    assertTrue(cut.startsWith("code 0 aa tc rd\n"), cut);
    assertEquals(6, cut.lines().count(), cut);
    String whole = ask(query("big.example.", ResourceRecord.TXT, 1232), false);
    assertTrue(whole.startsWith("code 0 aa rd\n") && whole.contains("OPT 1232 0"), whole);
    assertEquals(8, whole.lines().count(), whole);
    String tiny = ask(query("big.example.", ResourceRecord.TXT, 100), false);
    assertTrue(tiny.contains(" tc "), "less than 512 is taken as 512 (RFC 6891 §6.2.3)");
    assertEquals(7, ask(query("big.example.", ResourceRecord.TXT, 0), true).lines().count());
  }

  @Test
  void oddQueriesAreToldSoOrDropped() {
    byte[] q = query("example.", ResourceRecord.SOA, 512);
    q[q.length - 5] = 1;
    assertTrue(ask(q, false).contains("OPT 1232 1"), "a later version of EDNS: BADVERS");
    q = query("example.", ResourceRecord.SOA, 0);
    q[2] = 0x28;
    assertEquals("code 4\n", ask(q, false), "an update");
    q = query("example.", ResourceRecord.SOA, 0);
    q[5] = 2;
    assertEquals("code 1 rd\n", ask(q, false));
    q[2] |= (byte) 0x80;
    assertEquals("silence\n", ask(q, false), "two servers that answer answers never end");
    assertEquals("silence\n", ask(new byte[11], false));
    assertEquals("code 5 rd\n", ask(query("example.", ResourceRecord.AXFR, 0), true));
  }

  @Test
  void noOctetsMakeItFail() {
    Random random = new Random(9);
    for (int i = 0; i < 50_000; i++) {
      byte[] q = query("a.b.example.", ResourceRecord.MX, i % 2 * 600);
      for (int k = random.nextInt(4); k >= 0; k--) {
        q[random.nextInt(q.length)] = (byte) random.nextInt();
      }
      ask(java.util.Arrays.copyOf(q, random.nextInt(q.length + 1)), i % 3 == 0);
    }
  }

  private static String error(String line) {
    String text = "$TTL 1\n@ SOA a b 1 2 3 4 5\n@ NS a\n" + line + "\n";
    return assertThrows(ZoneException.class, () -> ZoneParser.parse(text, "z.", "f"), line)
        .getMessage();
  }

  @Test
  void everyMistakeIsNamedWithItsLine() {
    String[][] mistakes = {
      {"x A 1.2.3", "f:4: \"1.2.3\" is no address of IPv4"},
      {"x A ::1", "f:4: \"::1\" is no address of IPv4"},
      {"x AAAA 1.2.3.4", "f:4: \"1.2.3.4\" is no address of IPv6"},
      {"x A", "f:4: the record ends where an address should be"},
      {"x A 1.2.3.4 5", "f:4: \"5\" is more than a record of its type has"},
      {"x MX mail", "f:4: \"mail\" is no number of at most 65535, which a preference is"},
      {"x MX 70000 m", "f:4: \"70000\" is no number of at most 65535, which a preference is"},
      {"x..y A 1.2.3.4", "f:4: \"x..y\" has an empty label"},
      {
        "x" + "y".repeat(63) + " A 1.2.3.4",
        "f:4: \"x" + "y".repeat(63) + "\" has a label of more than 63 octets"
      },
      {"x.other. A 1.2.3.4", "f:4: x.other. is not in the zone z."},
      {"x FOO y", "f:4: \"FOO\" is no type known here; write TYPE and its number, and its data as"
            + " \\# LENGTH HEX"},
      {"x 10 IN", "f:4: the record has no type"},
      {"x CH A 1.2.3.4", "f:4: class CH is not served, only IN"},
      {"x TXT \"open", "f:4: a quotation does not end on its line"},
      {"x TXT (\n\"a\"", "f:4: a parenthesis is opened and never closed"},
      {"x TXT )", "f:4: a parenthesis is closed that was not opened"},
      {"x TXT \\999", "f:4: \"\\999\" has \\999, and an octet is at most 255"},
      {
        "x TXT " + "y".repeat(256),
        "f:4: a text has 256 octets, and at most 255 fit; cut it into several"
      },
      {"x A 1.1.1.1\nx CNAME y", ALIAS},
      {"x CNAME y\nx A 1.1.1.1", ALIAS},
      {"@ SOA a b 2 2 3 4 5", "f:4: the zone has a second SOA"},
      {"x SOA a b 1 2 3 4 5", "f:4: the SOA is that of x.z., not of z."},
      {
        "$INCLUDE y",
        "f:4: $INCLUDE is not understood here; $ORIGIN and $TTL are, and files cannot be included"
      },
      {"$TTL 1x", "f:4: \"1x\" is no time; write seconds, or 1w2d3h4m5s"},
      {"x TYPE1 \\# 4 01020304", "f:4: a record of type A is written in its own form"},
      {"x TYPE999 \\# 4 0102", "f:4: the data has 4 hexadecimal digits, not two for each of 4"},
      {"x TYPE255 \\# 0", "f:4: TYPE255 is a type of questions, not of records"}
    };
    for (String[] each : mistakes) {
      assertEquals(each[1], error(each[0]));
    }
    String none =
        assertThrows(ZoneException.class, () -> ZoneParser.parse("", "z", "f")).getMessage();
    assertEquals("f: the zone z. has no SOA", none);
    String ttl =
        assertThrows(ZoneException.class, () -> ZoneParser.parse("x A 1.2.3.4", "z", "f"))
            .getMessage();
    assertEquals("f:1: the record has no TTL; write $TTL before it", ttl);
  }

  @Test
  void namesReadAndPrint() {
    String[] names = {".", "a.", "a\\.b.c.", "\\000\\255.", "\\@.", "*.a."};
    for (String name : names) {
      assertEquals(name, DnsName.parse(name, DnsName.ROOT).toString());
    }
    DnsName long255 =
        DnsName.parse(("a".repeat(61) + ".").repeat(4) + "bcdef.", DnsName.ROOT);
    assertEquals(255, long255.wire().length);
    assertEquals(null, long255.wildcard());
    assertThrows(
        IllegalArgumentException.class,
        () -> DnsName.parse(("a".repeat(61) + ".").repeat(4) + "bcdefg.", DnsName.ROOT));
    assertTrue(DnsName.parse("A.B.", DnsName.ROOT).isAtOrBelow(DnsName.parse("b.", DnsName.ROOT)));
    assertTrue(
        !DnsName.parse("ab.", DnsName.ROOT).isAtOrBelow(DnsName.parse("b.", DnsName.ROOT)));
  }
}
