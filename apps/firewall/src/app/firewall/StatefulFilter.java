package app.firewall;

import java.util.List;
import kiln.net.FilteredPacket;
import kiln.net.PacketFilter;

/**
 * Lets pass what the rules accept, and what belongs to it.
 *
 * <p>A packet comes by twice: where it arrives, its flow is looked up and its destination rewritten;
 * where it is delivered or forwarded, it is judged and its source rewritten. Nothing else comes
 * between, so what was found the first time is kept in fields.
 */
final class StatefulFilter implements PacketFilter {
  private static final int FIRST_PORT = 49_152; // RFC 6335 §6: the dynamic ports
  private static final int PORTS = 65_536 - FIRST_PORT;
  private static final int PORT_TRIES = 64;

  private final List<Rule> rules;
  private final FlowTable flows;

  /** Of the packet under way: how it arrived, its flow if it has one, and in which direction. */
  private final Flow.Tuple arrived = new Flow.Tuple();

  private Flow flow;
  private boolean isReply;
  private boolean isRelated;

  private final Flow.Tuple scratch = new Flow.Tuple();
  private int nextPort;
  private long refused;

  StatefulFilter(List<Rule> rules, FlowTable flows) {
    this.rules = List.copyOf(rules);
    this.flows = flows;
  }

  @Override
  public Verdict decide(Hook hook, FilteredPacket p, long nowNanos) {
    return switch (hook) {
      case ARRIVE -> onArrival(p, nowNanos);
      case DELIVER, FORWARD -> judge(hook, p, nowNanos);
      case SEND -> onOwn(p, nowNanos);
    };
  }

  int flows() {
    return flows.size();
  }

  /** Packets that would have begun a flow for which there was no room. */
  long refused() {
    return refused;
  }

  private Verdict onArrival(FilteredPacket p, long nowNanos) {
    flows.sweep(nowNanos);
    find(p);
    if (flow != null) {
      if (isReply) {
        Flow.Tuple r = flow.request;
        readdress(p, r.sourceHigh, r.sourceLow, r.sourcePort);
      } else {
        Flow.Tuple r = flow.reply;
        readdress(p, r.sourceHigh, r.sourceLow, r.sourcePort);
      }
    } else if (!isRelated) {
      Rule rule = first(Hook.ARRIVE, p, true);
      if (rule != null) {
        p.rewriteDestination(rule.intoHigh(), rule.intoLow(), rule.intoPort());
      }
    }
    return Verdict.ACCEPT;
  }

  /** Looks up what the packet, or the packet that an ICMP error quotes, belongs to. */
  private void find(FilteredPacket p) {
    FilteredPacket quoted = p.quoted();
    isRelated = quoted != null;
    if (isRelated) {
      scratch.read(quoted);
      arrived.turn(scratch); // what came back of a packet belongs where its answer would
    } else {
      arrived.read(p);
    }
    flow = flows.reply(arrived);
    isReply = flow != null;
    if (flow == null) {
      flow = flows.request(arrived);
    }
  }

  private void readdress(FilteredPacket p, long high, long low, int port) {
    if (p.destinationHigh() != high || p.destinationLow() != low
        || !isRelated && arrived.destinationPort != port) {
      int keep = isRelated ? 0 : port;
      p.rewriteDestination(high, low, keep);
    }
    if (isRelated) {
      p.quoted().rewriteSource(high, low, port);
    }
  }

  private Verdict judge(Hook hook, FilteredPacket p, long nowNanos) {
    if (flow != null) {
      passOn(hook, p);
      if (!isRelated) {
        flow.onPacket(nowNanos, p, isReply);
      }
      return Verdict.ACCEPT;
    }
    if (isRelated || !begins(p)) {
      return Verdict.DROP;
    }
    Rule rule = first(hook, p, false);
    if (rule == null || rule.action() == Rule.Action.DROP) {
      return Verdict.DROP;
    }
    return rule.action() == Rule.Action.REJECT ? Verdict.REJECT : begin(hook, p, nowNanos);
  }

  /** The source that the other side knows. */
  private void passOn(Hook hook, FilteredPacket p) {
    if (hook != Hook.FORWARD) {
      return;
    }
    Flow.Tuple seen = isReply ? flow.request : flow.reply;
    long high = seen.destinationHigh;
    long low = seen.destinationLow;
    int port = seen.destinationPort;
    if (isRelated) {
      p.quoted().rewriteDestination(high, low, port);
      // A router on the way may speak for itself; the translated host must not show.
      if (p.sourceHigh() == other().sourceHigh && p.sourceLow() == other().sourceLow) {
        p.rewriteSource(high, low, 0);
      }
    } else if (p.sourceHigh() != high || p.sourceLow() != low || arrived.sourcePort != port) {
      p.rewriteSource(high, low, port);
    }
  }

  /** How packets of the direction under way arrive. */
  private Flow.Tuple other() {
    return isReply ? flow.reply : flow.request;
  }

  /** Whether a packet may be the first of a flow. */
  private static boolean begins(FilteredPacket p) {
    return switch (p.protocol()) {
      case FilteredPacket.TCP ->
          (p.tcpFlags() & (FilteredPacket.SYN | FilteredPacket.ACK | FilteredPacket.RST))
              == FilteredPacket.SYN;
      case FilteredPacket.ICMP, FilteredPacket.ICMPV6 -> Flow.isEchoRequest(p);
      default -> true;
    };
  }

  private Rule first(Hook hook, FilteredPacket p, boolean rewrites) {
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      boolean rewriting =
          rule.action() == Rule.Action.REDIRECT || rule.action() == Rule.Action.TRANSLATE;
      if (rewriting == rewrites && rule.matches(hook, p)) {
        return rule;
      }
    }
    return null;
  }

  private Verdict begin(Hook hook, FilteredPacket p, long nowNanos) {
    scratch.read(p); // as it is now: redirected, if a rule said so
    Rule translation = hook == Hook.FORWARD ? first(hook, p, true) : null;
    if (translation != null) {
      if (!translate(translation)) {
        refused++;
        return Verdict.DROP;
      }
      p.rewriteSource(scratch.sourceHigh, scratch.sourceLow, scratch.sourcePort);
    }
    return add(nowNanos) ? Verdict.ACCEPT : Verdict.DROP;
  }

  /** Adds the flow that arrived as {@link #arrived} and leaves as {@link #scratch}. */
  private boolean add(long nowNanos) {
    Flow.Tuple reply = new Flow.Tuple(); // once for each flow, not for each packet
    reply.turn(scratch);
    if (flows.add(nowNanos, arrived, reply) == null) {
      refused++;
      return false;
    }
    return true;
  }

  /** Gives {@link #scratch} a source of ours that no other flow has; false if there is none. */
  private boolean translate(Rule rule) {
    int wanted = scratch.sourcePort;
    Flow.Tuple reply = new Flow.Tuple();
    for (int i = 0; i <= PORT_TRIES; i++) {
      int port = i == 0 ? wanted : FIRST_PORT + (nextPort++ & PORTS - 1);
      scratch.source(rule.intoHigh(), rule.intoLow(), port);
      reply.turn(scratch);
      if (flows.reply(reply) == null) {
        return true;
      }
    }
    return false;
  }

  /** What this host begins is remembered, so that the answers come in. */
  private Verdict onOwn(FilteredPacket p, long nowNanos) {
    if (p.quoted() != null) {
      return Verdict.ACCEPT;
    }
    Rule rule = first(Hook.SEND, p, false);
    if (rule != null && rule.action() != Rule.Action.ACCEPT) {
      return Verdict.DROP;
    }
    arrived.read(p);
    Flow known = flows.request(arrived);
    boolean answers = known == null && (known = flows.reply(arrived)) != null;
    if (known != null) {
      known.onPacket(nowNanos, p, answers);
      return Verdict.ACCEPT;
    }
    if (begins(p)) {
      scratch.copy(arrived);
      return add(nowNanos) ? Verdict.ACCEPT : Verdict.DROP;
    }
    return Verdict.ACCEPT; // resets and the like: nothing comes back for them
  }
}
