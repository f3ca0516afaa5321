package kiln.link.differential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs programs on both sides, a batch per image.
 *
 * @param root the workspace
 * @param options boot options of the image
 */
record Suite(Path root, ImageMaker maker, List<String> options) {
  /** Programs of one image: more make one export longer, fewer make more of them. */
  private static final int BATCH = 60;

  /** Processes at a time. */
  private static final int PARALLEL = Math.min(2, Runtime.getRuntime().availableProcessors());

  Path programs() {
    return root.resolve("sdk-link/testdata/differential");
  }

  Path cacheFolder() {
    return root.resolve("cnf/cache/differential");
  }

  Cache cache() {
    return new Cache(cacheFolder().resolve("hotspot"));
  }

  /** Splits by group, and a group into batches that share an image. */
  static List<List<TestCase>> batches(List<TestCase> cases) {
    TreeMap<String, List<TestCase>> groups = new TreeMap<>();
    cases.forEach(c -> groups.computeIfAbsent(c.group(), g -> new ArrayList<>()).add(c));
    List<List<TestCase>> batches = new ArrayList<>();
    for (List<TestCase> group : groups.values()) {
      int count = (group.size() + BATCH - 1) / BATCH;
      for (int i = 0; i < count; i++) {
        batches.add(group.subList(group.size() * i / count, group.size() * (i + 1) / count));
      }
    }
    return batches;
  }

  /** Runs one batch in an image that is deleted afterwards. */
  List<Verdict> run(List<TestCase> cases) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(root.resolve("sdk-link/generated/differential"));
    Path image = Files.createTempFile(folder, cases.get(0).group() + "-", ".linux");
    try {
      return run(cases, image);
    } finally {
      Files.deleteIfExists(image);
    }
  }

  /**
   * Runs one batch in {@code image}, which is made. Programs that the linker refuses by name are
   * left out; if it names none, the batch is halved until the refused programs stand alone.
   */
  List<Verdict> run(List<TestCase> cases, Path image) throws IOException, InterruptedException {
    Batch batch = Batch.of(cases, cacheFolder());
    try {
      maker.make(batch.classPath(), Batch.MAIN, image);
      return compare(batch, image);
    } catch (ImageMaker.Refused refused) {
      return runWithout(refused, cases, image);
    }
  }

  private List<Verdict> runWithout(ImageMaker.Refused refused, List<TestCase> cases, Path image)
      throws IOException, InterruptedException {
    String fault = "not linked: " + refused.getMessage();
    List<TestCase> named = cases.stream().filter(refused::names).toList();
    List<Verdict> verdicts = new ArrayList<>();
    List<TestCase> rest = new ArrayList<>(cases);
    if (cases.size() == 1) {
      return List.of(new Verdict(cases.get(0), fault));
    } else if (named.isEmpty()) {
      verdicts.addAll(run(cases.subList(0, cases.size() / 2), image));
      rest.subList(0, cases.size() / 2).clear();
    } else {
      named.forEach(test -> verdicts.add(new Verdict(test, fault)));
      rest.removeAll(named);
    }
    if (!rest.isEmpty()) {
      verdicts.addAll(run(rest, image));
    }
    return verdicts;
  }

  /** Runs every program of {@code batch} in an image that exists. */
  List<Verdict> compare(Batch batch, Path image) throws InterruptedException {
    HotSpot hotSpot = new HotSpot(batch, cache());
    LinuxImage linux = new LinuxImage(image, options);
    ExecutorService pool = Executors.newFixedThreadPool(PARALLEL);
    try {
      List<Future<Verdict>> running = new ArrayList<>();
      for (TestCase test : batch.cases()) {
        running.add(pool.submit(() -> compare(test, hotSpot, linux)));
      }
      List<Verdict> verdicts = new ArrayList<>();
      for (Future<Verdict> verdict : running) {
        verdicts.add(verdict.get());
      }
      return verdicts;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a run failed: " + e.getCause(), e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static Verdict compare(TestCase test, Runner hotSpot, Runner image)
      throws IOException, InterruptedException {
    String expected = Normalizer.normalize(hotSpot.run(test)).text();
    String actual = Normalizer.normalize(image.run(test)).text();
    return new Verdict(test, Diff.of(expected, actual));
  }
}
