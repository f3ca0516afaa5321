package kiln.link.command.bench;

import java.util.List;
import java.util.Locale;

/**
 * One line of a table.
 *
 * @param what is measured
 * @param ours the figure, in {@code unit}
 * @param peer the peer's, NaN if there is none
 */
public record Row(String what, double ours, double peer, Unit unit, Bar bar) {
  public Row {
    if (Double.isNaN(peer) && (bar instanceof Bar.AtMostOver || bar instanceof Bar.AtMostTimes
        || bar instanceof Bar.AtLeastTimes)) {
      throw new IllegalArgumentException("'" + what + "' has a bar relative to a peer, but no peer");
    }
  }

  /** A figure without a peer. */
  public static Row of(String what, double ours, Unit unit, Bar bar) {
    return new Row(what, ours, Double.NaN, unit, bar);
  }

  boolean hasBar() {
    return !(bar instanceof Bar.None);
  }

  /** A figure that could not be measured holds no bar. */
  boolean holds() {
    return !Double.isNaN(ours) && bar.holds(ours, peer);
  }

  List<String> cells() {
    boolean compared = !Double.isNaN(peer);
    return List.of(
        what,
        Double.isNaN(ours) ? "-" : unit.print(ours),
        compared ? unit.print(peer) : "",
        compared && peer != 0 ? String.format(Locale.ROOT, "%.2f", ours / peer) : "",
        hasBar() ? bar.print(unit) + (holds() ? "" : "  NOT HELD") : "");
  }
}
