package kiln.stack.zone;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kiln.stack.wire.Octets;

/**
 * A zone: records by name and type. Names between a record and the top exist too, without records
 * of their own (RFC 4592 §2.2.2).
 */
final class Zone {
  private static final List<ResourceRecord> NONE = List.of();

  private final DnsName top;

  /** Records by type, in the order of types so that answers are the same each time. */
  private final Map<DnsName, TreeMap<Integer, List<ResourceRecord>>> names = new HashMap<>();

  Zone(DnsName top) {
    this.top = top;
    names.put(top, new TreeMap<>());
  }

  DnsName top() {
    return top;
  }

  /**
   * @throws IllegalArgumentException if the record has no place here
   */
  void add(ResourceRecord r) {
    if (!r.owner().isAtOrBelow(top)) {
      throw new IllegalArgumentException(r.owner() + " is not in the zone " + top);
    }
    for (DnsName n = r.owner(); !names.containsKey(n); n = n.parent()) {
      names.put(n, new TreeMap<>());
    }
    TreeMap<Integer, List<ResourceRecord>> types = names.get(r.owner());
    boolean alias = r.type() == ResourceRecord.CNAME;
    if (alias ? !types.isEmpty() : types.containsKey(ResourceRecord.CNAME)) {
      throw new IllegalArgumentException(
          r.owner() + " has a CNAME, beside which there can be no other record");
    }
    if (r.type() == ResourceRecord.SOA && !r.owner().equals(top)) {
      throw new IllegalArgumentException("the SOA is that of " + r.owner() + ", not of " + top);
    }
    if (r.type() == ResourceRecord.SOA && types.containsKey(ResourceRecord.SOA)) {
      throw new IllegalArgumentException("the zone has a second SOA");
    }
    List<ResourceRecord> set = types.computeIfAbsent(r.type(), t -> new ArrayList<>());
    for (ResourceRecord known : set) {
      if (known.repeats(r)) {
        return; // said twice is said
      }
    }
    // RFC 2181 §5.2: the records of a set have one TTL
    set.add(set.isEmpty() ? r : r.withTtl(set.get(0).ttl()));
  }

  /** The zone as a whole: it has an SOA and name servers. */
  void check() {
    if (records(top, ResourceRecord.SOA).isEmpty()) {
      throw new IllegalArgumentException("the zone " + top + " has no SOA");
    }
    if (records(top, ResourceRecord.NS).isEmpty()) {
      throw new IllegalArgumentException("the zone " + top + " has no NS at its top");
    }
  }

  ResourceRecord soa() {
    return records(top, ResourceRecord.SOA).get(0);
  }

  /** How long a denial may be kept: the last number of an SOA (RFC 2308 §4). */
  static int minimum(ResourceRecord soa) {
    return Math.max(Octets.i32(soa.tail(), 16), 0);
  }

  boolean exists(DnsName name) {
    return names.containsKey(name);
  }

  /** The records of a name and type; empty if there are none. */
  List<ResourceRecord> records(DnsName name, int type) {
    TreeMap<Integer, List<ResourceRecord>> types = names.get(name);
    List<ResourceRecord> set = types == null ? null : types.get(type);
    return set == null ? NONE : set;
  }

  /** The first set of records of a name, whatever its type (RFC 8482 §4.1); empty if none. */
  List<ResourceRecord> any(DnsName name) {
    TreeMap<Integer, List<ResourceRecord>> types = names.get(name);
    return types == null || types.isEmpty() ? NONE : types.firstEntry().getValue();
  }

  /** The name servers of the zone below us that a name is in, the cut nearest the top; or empty. */
  List<ResourceRecord> delegation(DnsName name) {
    List<ResourceRecord> found = NONE;
    for (DnsName n = name; !n.equals(top); n = n.parent()) {
      List<ResourceRecord> servers = records(n, ResourceRecord.NS);
      found = servers.isEmpty() ? found : servers;
    }
    return found;
  }

  /** The wildcard that stands for a name that does not exist, or null (RFC 4592 §3.3). */
  DnsName wildcard(DnsName name) {
    DnsName encloser = name;
    while (!exists(encloser)) {
      encloser = encloser.parent();
    }
    DnsName star = encloser.wildcard();
    return star != null && exists(star) ? star : null;
  }
}
