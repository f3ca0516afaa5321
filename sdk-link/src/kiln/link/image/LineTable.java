package kiln.link.image;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import kiln.link.program.JavaMethod;
import kiln.link.program.NullMessage;

/**
 * Which Java frames each call in an image stands for.
 *
 * <p>A stack trace is made of return addresses, so only the addresses after calls are in the table.
 *
 * @param sites by address, each address once
 * @param nulls messages of null checks, by the return address of their throw
 */
record LineTable(List<Site> sites, SortedMap<Long, NullMessage> nulls) {
  /**
   * One Java frame.
   *
   * @param line from 1, or 0 if unknown
   */
  record Frame(JavaMethod method, int line) {}

  /**
   * The return address of one call in code made from Java; or, without frames, the end of some
   * code that was not.
   *
   * @param function start of the function, or of the other code, that it lies in
   * @param frames innermost inlined method first; the last is the function's own, if that is Java
   */
  record Site(long address, long function, List<Frame> frames) {}

  LineTable {
    sites = List.copyOf(sites);
    nulls = Collections.unmodifiableSortedMap(new TreeMap<>(nulls));
  }

  /** A table without messages. */
  LineTable(List<Site> sites) {
    this(sites, new TreeMap<>());
  }

  /** One line per site: its place in its function, and its frames. */
  String dump() {
    StringBuilder text = new StringBuilder();
    for (Site site : sites) {
      if (site.frames().isEmpty()) {
        continue;
      }
      Frame function = site.frames().get(site.frames().size() - 1);
      text.append(function.method().className()).append('.')
          .append(function.method().methodName())
          .append("+0x").append(Long.toHexString(site.address() - site.function()));
      String separator = ": ";
      for (Frame frame : site.frames()) {
        text.append(separator).append(frame.method().methodName())
            .append('(').append(frame.method().file()).append(':').append(frame.line())
            .append(')');
        separator = " < ";
      }
      NullMessage message = nulls.get(site.address());
      text.append(message == null ? "" : ": " + message.text()).append('\n');
    }
    return text.toString();
  }
}
