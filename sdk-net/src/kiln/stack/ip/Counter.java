package kiln.stack.ip;

/** What the stack counts. Every packet that it drops is counted under the reason. */
public enum Counter {
  FRAMES_IN("frames.in"),
  FRAMES_OUT("frames.out"),
  HEAP("drop.heap"),
  FRAME_MALFORMED("drop.frame.malformed"),
  FRAME_FOREIGN("drop.frame.foreign"),
  FRAME_TYPE("drop.frame.type"),
  FRAME_RING_FULL("drop.frame.ring-full"),

  ARP_MALFORMED("drop.arp.malformed"),
  ARP_SPOOFED("drop.arp.spoofed"),
  ADDRESS_CONFLICT("address.conflict"),
  NEIGHBOR_UNREACHABLE("drop.neighbor.unreachable"),
  NEIGHBOR_HOLD_FULL("drop.neighbor.hold-full"),

  IP_IN("ip.in"),
  IP_OUT("ip.out"),
  IP_MALFORMED("drop.ip.malformed"),
  IP_CHECKSUM("drop.ip.checksum"),
  IP_OPTIONS("drop.ip.options"),
  IP_SOURCE("drop.ip.source"),
  IP_DESTINATION("drop.ip.destination"),
  IP_PROTOCOL("drop.ip.protocol"),
  IP_NO_ROUTE("drop.ip.no-route"),
  IP_NO_SOURCE("drop.ip.no-source"),
  IP_TOO_BIG("drop.ip.too-big"),
  IP_EXTENSION("drop.ip.extension"),
  IP_NOTHING("drop.ip.nothing"),
  IP_HOPS("drop.ip.hops"),
  IP_FORWARDED("ip.forwarded"),
  FILTERED("drop.filter"),
  FILTER_FAILED("filter.failed"),

  FRAGMENT_MALFORMED("drop.fragment.malformed"),
  FRAGMENT_TINY("drop.fragment.tiny"),
  FRAGMENT_OVERLAP("drop.fragment.overlap"),
  FRAGMENT_DUPLICATE("drop.fragment.duplicate"),
  FRAGMENT_TIMEOUT("drop.fragment.timeout"),
  FRAGMENT_MEMORY("drop.fragment.memory"),
  REASSEMBLED("ip.reassembled"),
  FRAGMENTS_OUT("ip.fragments-out"),

  ICMP_IN("icmp.in"),
  ICMP_MALFORMED("drop.icmp.malformed"),
  ICMP_CHECKSUM("drop.icmp.checksum"),
  ICMP_TYPE("drop.icmp.type"),
  ICMP_RATE("drop.icmp.rate"),
  ICMP_STRAY("drop.icmp.stray"),
  ICMP_ECHOED("icmp.echoed"),
  ICMP_GROUP("drop.icmp.group"),
  ND_REFUSED("drop.nd.refused"),
  ND_STRAY("drop.nd.stray"),

  UDP_IN("udp.in"),
  UDP_OUT("udp.out"),
  UDP_MALFORMED("drop.udp.malformed"),
  UDP_CHECKSUM("drop.udp.checksum"),
  UDP_PORT("drop.udp.port"),
  UDP_QUEUE_FULL("drop.udp.queue-full"),

  TCP_IN("tcp.in"),
  TCP_OUT("tcp.out"),
  TCP_MALFORMED("drop.tcp.malformed"),
  TCP_CHECKSUM("drop.tcp.checksum"),
  TCP_SOURCE("drop.tcp.source"),
  TCP_NO_CONNECTION("drop.tcp.no-connection"),
  TCP_SEQUENCE("drop.tcp.sequence"),
  TCP_PAWS("drop.tcp.paws"),
  TCP_ACK("drop.tcp.ack"),
  TCP_NO_ACK("drop.tcp.no-ack"),
  TCP_RST_BLIND("drop.tcp.rst-blind"),
  TCP_SYN_BLIND("drop.tcp.syn-blind"),
  TCP_CHALLENGE_RATE("drop.tcp.challenge-rate"),
  TCP_MEMORY("drop.tcp.memory"),
  TCP_HOLES("drop.tcp.holes"),
  TCP_BACKLOG("drop.tcp.backlog"),
  TCP_AFTER_CLOSE("drop.tcp.after-close"),
  TCP_COOKIE_SENT("tcp.cookie-sent"),
  TCP_COOKIE_TAKEN("tcp.cookie-taken"),
  TCP_COOKIE_REFUSED("drop.tcp.cookie"),
  TCP_OPENED("tcp.opened"),
  TCP_ACCEPTED("tcp.accepted"),
  TCP_CLOSED("tcp.closed"),
  TCP_RESETS_IN("tcp.resets-in"),
  TCP_RESETS_OUT("tcp.resets-out"),
  TCP_RETRANSMITS("tcp.retransmits"),
  TCP_TIMEOUTS("tcp.timeouts"),
  TCP_RECOVERIES("tcp.recoveries"),
  TCP_SPURIOUS("tcp.spurious-recoveries"),
  TCP_PROBES("tcp.window-probes"),
  TCP_KEEPALIVES("tcp.keepalives"),
  TCP_GAVE_UP("tcp.gave-up"),
  TIME_WAIT_EVICTED("tcp.time-wait-evicted"),
  TIME_WAIT_REUSED("tcp.time-wait-reused");

  private final String label;

  Counter(String label) {
    this.label = label;
  }

  /** Name for people: dotted, drops begin with {@code drop}. */
  public String label() {
    return label;
  }
}
