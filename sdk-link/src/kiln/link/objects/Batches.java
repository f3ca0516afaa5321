package kiln.link.objects;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which sources go through the compiler together: so that all workers end at about the same time. */
final class Batches {
  /** Of C. What a process of the compiler keeps of each source while it lives is some times that. */
  private static final int MOST_BYTES = 400_000;

  /** Batches a worker gets one after another, at the least: the last ones are small. */
  private static final int TURNS = 4;

  private Batches() {}

  /**
   * The batches, the longest sources first: no core idles while another does the last, long one.
   *
   * @param workers that take batches
   * @param together whether one process may take more than one source of C made from Java
   */
  static List<List<Source>> of(List<Source> sources, int workers, boolean together) {
    List<Source> sorted = new ArrayList<>(sources);
    sorted.sort(Comparator.comparing(source -> -source.content().length));
    long total = sorted.stream().mapToLong(source -> source.content().length).sum();
    long limit = Math.min(MOST_BYTES, total / ((long) workers * TURNS));
    List<List<Source>> batches = new ArrayList<>();
    List<Source> open = new ArrayList<>();
    long bytes = 0;
    for (Source source : sorted) {
      if (!together || source.kind() != Flags.Kind.JAVA) {
        batches.add(List.of(source));
        continue;
      }
      open.add(source);
      bytes += source.content().length;
      if (bytes >= limit) {
        batches.add(List.copyOf(open));
        open.clear();
        bytes = 0;
      }
    }
    if (!open.isEmpty()) {
      batches.add(List.copyOf(open));
    }
    return batches;
  }
}
