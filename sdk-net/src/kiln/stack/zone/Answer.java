package kiln.stack.zone;

import java.util.ArrayList;
import java.util.List;

/** What a zone says to a question (RFC 1034 §4.3.2). */
final class Answer {
  /** More aliases than anybody needs. */
  private static final int MAX_ALIASES = 16;

  static final int NO_ERROR = 0;
  static final int NO_NAME = 3;

  private final Zone zone;
  int code = NO_ERROR;
  boolean authoritative = true;
  final List<ResourceRecord> answers = new ArrayList<>();
  final List<ResourceRecord> authority = new ArrayList<>();
  final List<ResourceRecord> additional = new ArrayList<>();

  private Answer(Zone zone) {
    this.zone = zone;
  }

  static Answer of(Zone zone, DnsName name, int type) {
    Answer a = new Answer(zone);
    a.find(name, type);
    a.addAddresses(a.answers);
    a.addAddresses(a.authority);
    return a;
  }

  private void find(DnsName asked, int type) {
    DnsName name = asked;
    for (int aliases = 0; aliases < MAX_ALIASES; aliases++) {
      List<ResourceRecord> servers = zone.delegation(name);
      if (!servers.isEmpty()) {
        authoritative = aliases > 0;
        authority.addAll(servers);
        return;
      }
      DnsName source = zone.exists(name) ? name : zone.wildcard(name);
      if (source == null) {
        code = NO_NAME;
        deny();
        return;
      }
      List<ResourceRecord> alias = zone.records(source, ResourceRecord.CNAME);
      boolean all = type == ResourceRecord.ANY;
      if (alias.isEmpty() || all || type == ResourceRecord.CNAME) {
        List<ResourceRecord> found = all ? zone.any(source) : zone.records(source, type);
        take(found, name);
        if (found.isEmpty()) {
          deny();
        }
        return;
      }
      if (hasOwner(name)) {
        return; // the aliases go round in a circle
      }
      take(alias, name);
      name = alias.get(0).names().get(0);
      if (!name.isAtOrBelow(zone.top())) {
        return; // its zone is asked next, by whoever asked us
      }
    }
  }

  private boolean hasOwner(DnsName name) {
    for (ResourceRecord r : answers) {
      if (r.owner().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** A wildcard's records bear the name that was asked for (RFC 4592 §3.3.1). */
  private void take(List<ResourceRecord> records, DnsName name) {
    for (ResourceRecord r : records) {
      answers.add(r.owner().equals(name) ? r : r.withOwner(name));
    }
  }

  private void deny() {
    ResourceRecord soa = zone.soa();
    authority.add(soa.withTtl(Math.min(soa.ttl(), Zone.minimum(soa))));
  }

  private void addAddresses(List<ResourceRecord> records) {
    for (ResourceRecord r : records) {
      DnsName host = r.target();
      if (host != null && host.isAtOrBelow(zone.top())) {
        addAll(zone.records(host, ResourceRecord.A));
        addAll(zone.records(host, ResourceRecord.AAAA));
      }
    }
  }

  private void addAll(List<ResourceRecord> records) {
    for (ResourceRecord r : records) {
      if (!additional.contains(r)) {
        additional.add(r);
      }
    }
  }
}
