package kiln.link.differential;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  /**
   * Programs of one image: all that there are. What several images reach of the class library is
   * compiled for each of them, cut to what it reaches.
   */
  private static final int BATCH = 400;

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

  /** Splits evenly into batches that share an image; neighbours stay together. */
  static List<List<TestCase>> batches(List<TestCase> cases) {
    int count = (cases.size() + BATCH - 1) / BATCH;
    List<List<TestCase>> batches = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      batches.add(cases.subList(cases.size() * i / count, cases.size() * (i + 1) / count));
    }
    return batches;
  }

  /** The image of a batch, shared by all suites of the process. */
  Path image(Batch batch) throws IOException, InterruptedException, ImageMaker.Refused {
    return SharedImages.of(batch, maker, root.resolve("sdk-link/generated/differential"));
  }

  /** Runs one batch in its shared image. */
  List<Verdict> run(List<TestCase> cases) throws IOException, InterruptedException {
    Batch batch = Batch.of(cases, cacheFolder());
    try {
      return compare(batch, image(batch));
    } catch (ImageMaker.Refused refused) {
      return runWithout(refused, cases);
    }
  }

  /**
   * Leaves out the programs that the linker refuses by name; if it names none, the batch is halved
   * until the refused programs stand alone.
   */
  private List<Verdict> runWithout(ImageMaker.Refused refused, List<TestCase> cases)
      throws IOException, InterruptedException {
    String fault = "not linked: " + refused.getMessage();
    List<TestCase> named = cases.stream().filter(refused::names).toList();
    List<Verdict> verdicts = new ArrayList<>();
    List<TestCase> rest = new ArrayList<>(cases);
    if (cases.size() == 1) {
      return List.of(new Verdict(cases.get(0), fault));
    } else if (named.isEmpty()) {
      verdicts.addAll(run(cases.subList(0, cases.size() / 2)));
      rest.subList(0, cases.size() / 2).clear();
    } else {
      named.forEach(test -> verdicts.add(new Verdict(test, fault)));
      rest.removeAll(named);
    }
    if (!rest.isEmpty()) {
      verdicts.addAll(run(rest));
    }
    return verdicts;
  }

  /** Runs every program of {@code batch} in an image that exists. */
  List<Verdict> compare(Batch batch, Path image) throws InterruptedException {
    return compare(batch.cases(), batch, image);
  }

  /** Runs some programs of {@code batch} in an image that exists. */
  List<Verdict> compare(List<TestCase> cases, Batch batch, Path image)
      throws InterruptedException {
    HotSpot hotSpot = new HotSpot(batch, cache());
    LinuxImage linux = new LinuxImage(image, options);
    ExecutorService pool = Executors.newFixedThreadPool(PARALLEL);
    try {
      List<Future<Verdict>> running = new ArrayList<>();
      for (TestCase test : cases) {
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
