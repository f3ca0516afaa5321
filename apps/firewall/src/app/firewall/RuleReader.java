package app.firewall;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import kiln.net.Endpoint;
import kiln.net.FilteredPacket;
import kiln.net.IpAddress;
import kiln.net.PacketFilter.Hook;

/** Reads the text of rules; see the package for what it looks like. */
final class RuleReader {
  private static final String ACTIONS = "accept, drop, reject, translate or redirect";

  private final List<String> problems;

  private Hook hook;
  private String in;
  private String out;
  private int protocol;
  private Prefix from;
  private Prefix to;
  private int port;
  private int lastPort;
  private String into;

  /**
   * @param problems gets a sentence for each rule that cannot be read
   */
  RuleReader(List<String> problems) {
    this.problems = problems;
  }

  List<Rule> read(String text) {
    List<Rule> rules = new ArrayList<>();
    int number = 0;
    for (StringTokenizer lines = new StringTokenizer(text, "\n", true); lines.hasMoreTokens(); ) {
      String line = lines.nextToken();
      if (line.equals("\n")) {
        number++;
        continue;
      }
      int comment = line.indexOf('#');
      String content = comment < 0 ? line : line.substring(0, comment);
      for (StringTokenizer each = new StringTokenizer(content, ";"); each.hasMoreTokens(); ) {
        rule(number + 1, each.nextToken(), rules);
      }
    }
    return rules;
  }

  private void rule(int line, String text, List<Rule> rules) {
    StringTokenizer words = new StringTokenizer(text, " \t\r");
    if (!words.hasMoreTokens()) {
      return;
    }
    try {
      rules.add(rule(action(words.nextToken()), words));
    } catch (IllegalArgumentException e) {
      problems.add("line " + line + ": " + e.getMessage());
    }
  }

  private static Rule.Action action(String word) {
    return switch (word) {
      case "accept" -> Rule.Action.ACCEPT;
      case "drop" -> Rule.Action.DROP;
      case "reject" -> Rule.Action.REJECT;
      case "translate" -> Rule.Action.TRANSLATE;
      case "redirect" -> Rule.Action.REDIRECT;
      default ->
          throw new IllegalArgumentException(
              "a rule begins with " + ACTIONS + ", not with \"" + word + "\"");
    };
  }

  private Rule rule(Rule.Action action, StringTokenizer words) {
    hook = null;
    in = out = into = null;
    from = to = null;
    protocol = port = lastPort = -1;
    while (words.hasMoreTokens()) {
      condition(words.nextToken(), words);
    }
    boolean rewrites = action == Rule.Action.TRANSLATE || action == Rule.Action.REDIRECT;
    if (rewrites != (into != null)) {
      throw new IllegalArgumentException(
          rewrites
              ? "translate and redirect end with into and what is put in"
              : "only translate and redirect have an into");
    }
    if (action == Rule.Action.REDIRECT && (out != null || protocol < 0)) {
      throw new IllegalArgumentException(
          "redirect names tcp or udp, and no out: the way is not known before it");
    }
    long high = 0;
    long low = 0;
    int intoPort = 0;
    if (rewrites) {
      boolean redirects = action == Rule.Action.REDIRECT;
      Endpoint endpoint =
          redirects ? Endpoint.parse(into) : new Endpoint(IpAddress.parse(into), 0);
      high = endpoint.address().high();
      low = endpoint.address().low();
      intoPort = endpoint.port();
    }
    return new Rule(
        action, hook, in, out, protocol, from, to, port, lastPort, high, low, intoPort);
  }

  private void condition(String word, StringTokenizer words) {
    switch (word) {
      case "forwarded" -> hook = Hook.FORWARD;
      case "delivered" -> hook = Hook.DELIVER;
      case "own" -> hook = Hook.SEND;
      case "in" -> in = value(word, words);
      case "out" -> out = value(word, words);
      case "from" -> from = Prefix.parse(value(word, words));
      case "to" -> to = Prefix.parse(value(word, words));
      case "into" -> into = value(word, words);
      case "proto" -> protocol = protocol(value(word, words));
      case "port" -> ports(value(word, words));
      default -> throw new IllegalArgumentException("\"" + word + "\" is no condition");
    }
  }

  private static String value(String word, StringTokenizer words) {
    if (!words.hasMoreTokens()) {
      throw new IllegalArgumentException("behind " + word + " something is missing");
    }
    return words.nextToken();
  }

  private static int protocol(String name) {
    return switch (name) {
      case "tcp" -> FilteredPacket.TCP;
      case "udp" -> FilteredPacket.UDP;
      case "icmp" -> FilteredPacket.ICMP;
      default ->
          throw new IllegalArgumentException("proto is tcp, udp or icmp, not \"" + name + "\"");
    };
  }

  private void ports(String text) {
    int dash = text.indexOf('-');
    port = Prefix.number(dash < 0 ? text : text.substring(0, dash), 65_535);
    lastPort = dash < 0 ? port : Prefix.number(text.substring(dash + 1), 65_535);
    if (port < 0 || lastPort < port) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no port; write it like 80 or 8000-8080");
    }
  }
}
