package kiln.link.command.bench;

import java.util.Locale;

/** What a figure must not exceed, or fall short of. */
public sealed interface Bar {
  boolean holds(double ours, double peer);

  String print(Unit unit);

  /** Nothing is demanded: the row informs. */
  record None() implements Bar {
    @Override
    public boolean holds(double ours, double peer) {
      return true;
    }

    @Override
    public String print(Unit unit) {
      return "";
    }
  }

  record AtMost(double limit) implements Bar {
    @Override
    public boolean holds(double ours, double peer) {
      return ours <= limit;
    }

    @Override
    public String print(Unit unit) {
      return "<= " + unit.print(limit);
    }
  }

  /** At most so much above the peer. */
  record AtMostOver(double excess) implements Bar {
    @Override
    public boolean holds(double ours, double peer) {
      return ours <= peer + excess;
    }

    @Override
    public String print(Unit unit) {
      return "<= peer + " + unit.print(excess);
    }
  }

  /** At most so many times the peer. */
  record AtMostTimes(double factor) implements Bar {
    @Override
    public boolean holds(double ours, double peer) {
      return ours <= peer * factor;
    }

    @Override
    public String print(Unit unit) {
      return String.format(Locale.ROOT, "<= %.2f x peer", factor);
    }
  }

  record AtLeast(double limit) implements Bar {
    @Override
    public boolean holds(double ours, double peer) {
      return ours >= limit;
    }

    @Override
    public String print(Unit unit) {
      return ">= " + unit.print(limit);
    }
  }

  /** At least so many times the peer. */
  record AtLeastTimes(double factor) implements Bar {
    @Override
    public boolean holds(double ours, double peer) {
      return ours >= peer * factor;
    }

    @Override
    public String print(Unit unit) {
      return String.format(Locale.ROOT, ">= %.2f x peer", factor);
    }
  }
}
