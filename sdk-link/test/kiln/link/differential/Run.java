package kiln.link.differential;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * The harness by hand: {@code Run [--hotspot N] [--image FILE] [--keep FILE] [--boot OPTION]...
 * [PROGRAM|GROUP|PREFIX*]...}.
 *
 * <p>Without names every program runs. {@code --hotspot N} runs on HotSpot alone, N times, and
 * checks that all runs print the same; {@code --keep FILE} leaves the image there, and one with
 * symbols as FILE.debug; {@code --image FILE} uses such an image again; {@code --boot OPTION} goes
 * to the image, before the program's name; {@code --seeds FROM-TO} adds random programs of those
 * seeds, both included; {@code --show} prints HotSpot's outcome. Exit status 1 if a program
 * differs.
 */
final class Run {
  private final List<String> names = new ArrayList<>();
  private final List<String> bootOptions = new ArrayList<>();
  private int hotSpotRuns;
  private boolean show;
  private String seeds = "";
  private Path keep;
  private Path image;

  private Run(String[] args) {
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--hotspot" -> hotSpotRuns = Integer.parseInt(args[++i]);
        case "--show" -> show = true;
        case "--seeds" -> seeds = args[++i];
        case "--keep" -> keep = Path.of(args[++i]);
        case "--image" -> image = Path.of(args[++i]);
        case "--boot" -> bootOptions.add(args[++i]);
        default -> names.add(args[i]);
      }
    }
  }

  public static void main(String[] args) throws Exception {
    System.exit(new Run(args).run());
  }

  private int run() throws Exception {
    Suite suite =
        new Suite(Workspace.root(), new Linker(Workspace.root(), keep != null), bootOptions);
    List<TestCase> cases = new ArrayList<>(selected(TestCase.readAll(suite.programs())));
    cases.addAll(random());
    int failed = 0;
    if (hotSpotRuns > 0) {
      failed = onHotSpot(suite, cases);
    } else if (image != null || keep != null) {
      failed = report(oneImage(suite, cases));
    } else {
      for (List<TestCase> batch : Suite.batches(cases)) {
        failed += report(suite.run(batch));
      }
    }
    System.out.println(failed + " of " + cases.size() + " programs failed");
    return failed == 0 ? 0 : 1;
  }

  private List<TestCase> selected(List<TestCase> all) {
    if (names.isEmpty()) {
      return seeds.isEmpty() ? all : List.of();
    }
    List<TestCase> selected = new ArrayList<>();
    for (String name : names) {
      Predicate<TestCase> chosen =
          name.endsWith("*")
              ? c -> c.name().startsWith(name.substring(0, name.length() - 1))
              : c -> c.name().equals(name) || c.group().equals(name);
      List<TestCase> found = all.stream().filter(chosen).toList();
      if (found.isEmpty()) {
        throw new IllegalArgumentException("no program or group is called " + name);
      }
      selected.addAll(found);
    }
    return selected.stream().distinct().toList();
  }

  private List<TestCase> random() {
    if (seeds.isEmpty()) {
      return List.of();
    }
    String[] bounds = seeds.split("-");
    return LongStream.rangeClosed(
            Long.parseLong(bounds[0]), Long.parseLong(bounds[bounds.length - 1]))
        .mapToObj(TestCase::random)
        .toList();
  }

  private List<Verdict> oneImage(Suite suite, List<TestCase> cases) throws Exception {
    if (image != null) {
      return suite.compare(Batch.of(cases, suite.cacheFolder()), image);
    }
    Batch batch = Batch.of(cases, suite.cacheFolder());
    suite.maker().make(batch.classPath(), Batch.MAIN, keep);
    System.out.println("image: " + keep);
    return suite.compare(batch, keep);
  }

  private static int report(List<Verdict> verdicts) {
    int failed = 0;
    for (Verdict verdict : verdicts) {
      System.out.println((verdict.agrees() ? "ok    " : "FAIL  ") + verdict.test().name());
      if (!verdict.agrees()) {
        failed++;
        System.out.println(verdict.fault());
      }
    }
    return failed;
  }

  /** Three runs that print the same make a program fit to be an oracle. */
  private int onHotSpot(Suite suite, List<TestCase> cases)
      throws IOException, InterruptedException {
    int failed = 0;
    for (List<TestCase> some : Suite.batches(cases)) {
      HotSpot hotSpot = new HotSpot(Batch.of(some, suite.cacheFolder()), suite.cache());
      for (TestCase test : some) {
        long start = System.nanoTime();
        String first = Normalizer.normalize(hotSpot.runUncached(test)).text();
        long millis = (System.nanoTime() - start) / 1_000_000;
        if (show) {
          System.out.print("=== " + test.name() + "\n" + first);
        }
        String difference = "";
        for (int i = 1; i < hotSpotRuns; i++) {
          difference += Diff.of(first, Normalizer.normalize(hotSpot.runUncached(test)).text());
        }
        failed += difference.isEmpty() ? 0 : 1;
        if (!difference.isEmpty() || !show) {
          System.out.printf(
              "%s %s, %d lines, %d ms%n%s",
              difference.isEmpty() ? "same  " : "DIFFER",
              test.name(),
              first.lines().count(),
              millis,
              difference);
        }
      }
    }
    return failed;
  }
}
