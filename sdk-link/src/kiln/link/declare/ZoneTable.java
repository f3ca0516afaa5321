package kiln.link.declare;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The time zones of a JDK, by name: the rules of each as {@code lib/tzdb.dat} holds them. A name that
 * stands for another zone has that zone's rules.
 *
 * <p>The file: a byte 1, the text {@code TZDB}; counted lists of versions, of names and of rules (each
 * a length and its bytes); for each version a counted list of pairs, the numbers of a name and of its
 * rules. What follows repeats which names stand for others.
 */
public record ZoneTable(SortedMap<String, byte[]> rules) {
  /** Names of UTC that every image knows, as {@code kiln.runtime.zone.Zones} lists them. */
  public static final Set<String> UTC =
      Set.of("UTC", "GMT", "UCT", "Zulu", "Universal", "Greenwich", "GMT0", "Etc/UTC", "Etc/GMT",
          "Etc/UCT", "Etc/Zulu", "Etc/Universal", "Etc/Greenwich", "Etc/GMT0");

  /**
   * Reads the file's content.
   *
   * @throws UncheckedIOException if it is no such file
   */
  public static ZoneTable of(byte[] file) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
      if (in.readByte() != 1 || !in.readUTF().equals("TZDB")) {
        throw new IOException("lib/tzdb.dat of the JDK does not begin as a table of time zones.");
      }
      int versions = in.readShort();
      strings(in, versions);
      String[] names = strings(in, in.readShort());
      byte[][] rules = new byte[in.readShort()][];
      for (int i = 0; i < rules.length; i++) {
        rules[i] = new byte[in.readShort()];
        in.readFully(rules[i]);
      }
      SortedMap<String, byte[]> table = new TreeMap<>();
      for (int version = 0; version < versions; version++) { // the last one counts
        table.clear();
        for (int count = in.readShort(); count > 0; count--) {
          table.put(names[in.readShort()], rules[in.readShort() & 0xffff]);
        }
      }
      return new ZoneTable(table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] strings(DataInputStream in, int count) throws IOException {
    String[] strings = new String[count];
    for (int i = 0; i < count; i++) {
      strings[i] = in.readUTF();
    }
    return strings;
  }

  /**
   * The zones of these names, or patterns such as {@code Europe/*}.
   *
   * @param problems gets a sentence for each name that no zone has
   */
  public ZoneTable only(Collection<String> names, List<String> problems) {
    SortedMap<String, byte[]> chosen = new TreeMap<>();
    for (String name : names) {
      Pattern pattern = Globs.compile(name);
      int before = chosen.size();
      rules.forEach(
          (zone, bytes) -> {
            if (pattern.matcher(zone).matches()) {
              chosen.put(zone, bytes);
            }
          });
      if (chosen.size() == before && !rules.containsKey(name)) {
        problems.add(
            Declarations.FILE + " declares the time zone " + name + ", which this JDK does not have.");
      }
    }
    return new ZoneTable(chosen);
  }

  /**
   * The only offset of a zone, in quarters of an hour; null if it has several. The rules of such a
   * zone are a byte 1, a count of 0 changes of the standard offset, this offset, and a count of 0
   * changes of daylight saving time.
   */
  Integer offset(String zone) {
    if (UTC.contains(zone)) {
      return 0;
    }
    ByteBuffer bytes = ByteBuffer.wrap(rules.get(zone));
    bytes.get();
    if (bytes.getInt() != 0) {
      return null;
    }
    int quarters = bytes.get();
    int offset = quarters == 127 ? bytes.getInt() : quarters;
    return bytes.getInt() == 0 ? offset : null;
  }
}
