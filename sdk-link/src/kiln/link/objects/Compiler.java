package kiln.link.objects;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import kiln.link.LinkFailure;
import kiln.link.program.NativeSource;
import kiln.link.program.Program;
import kiln.link.toolchain.Toolchain;
import kiln.link.toolchain.WorkFolder;

/**
 * {@code Program -> Objects}: compiles what the cache does not hold, one process per core at a time.
 *
 * <p>An object depends on its source, the headers, the flags and the toolchain alone: not on the
 * folder, the machine's settings or the other sources.
 */
public final class Compiler {
  private static final long CACHE_BYTES = 512L << 20;

  private final Toolchain toolchain;
  private final Path cache;
  private final ObjectCache objects;
  private final int workers;
  private final AtomicInteger compiled = new AtomicInteger();

  /** Keeps objects below {@code cache}, which need not exist, and uses {@code workers} cores. */
  public Compiler(Toolchain toolchain, Path cache, int workers) {
    this.toolchain = toolchain;
    this.cache = cache;
    this.objects = new ObjectCache(cache.resolve("objects"), CACHE_BYTES);
    this.workers = workers;
  }

  /** With as many workers as this machine has cores. */
  public Compiler(Toolchain toolchain, Path cache) {
    this(toolchain, cache, Runtime.getRuntime().availableProcessors());
  }

  /** How many sources went through the compiler in this object's life: the rest was cached. */
  public int compiled() {
    return compiled.get();
  }

  /**
   * Compiles the whole program.
   *
   * @throws LinkFailure naming every source that the compiler refused; the compiler's own words are
   *     in a file that the message names
   */
  public Objects compile(Program program) throws LinkFailure, InterruptedException {
    List<Source> sources = Source.of(program, toolchain.family());
    List<NativeSource> headers = Source.headers(program);
    Includes includes = new Includes(headers);
    Map<Source, byte[]> results = new ConcurrentHashMap<>();
    try {
      List<Source> missing = new ArrayList<>();
      for (Source source : sources) {
        byte[] known = objects.get(source.key(toolchain, includes));
        if (known == null) {
          missing.add(source);
        } else {
          results.put(source, known);
        }
      }
      if (!missing.isEmpty()) {
        results.putAll(compileMissing(program, headers, includes, missing));
        objects.trimIfDue();
      }
    } catch (IOException e) {
      throw WorkFolder.failure(e);
    }
    return new Objects(
        program, sources.stream().map(s -> new ObjectFile(s.object(), results.get(s))).toList());
  }

  private Map<Source, byte[]> compileMissing(
      Program program, List<NativeSource> headers, Includes includes, List<Source> missing)
      throws IOException, LinkFailure, InterruptedException {
    Map<Source, byte[]> results = new ConcurrentHashMap<>();
    try (WorkFolder work = WorkFolder.create()) {
      Files.createDirectories(work.path().resolve(Source.NATIVES));
      for (NativeSource header : headers) {
        work.write(Source.NATIVES + header.path(), header.content());
      }
      boolean together = toolchain.family() == Toolchain.Family.LLVM;
      FrontEnd front = together
          ? FrontEnd.of(toolchain, flags(Flags.Kind.JAVA), work.path())
          : null;
      List<Callable<String>> tasks = new ArrayList<>();
      for (List<Source> batch : Batches.of(missing, workers, together)) {
        tasks.add(() -> {
          Toolchain.Result result = compile(batch, front, work);
          if (result.status() != 0) {
            return refusal(program, batch, result);
          }
          for (Source source : batch) {
            byte[] object = Files.readAllBytes(work.path().resolve(objectFile(source, front)));
            if (source.kind() != Flags.Kind.ASSEMBLY) {
              CodeAlignment.relax(object);
              object = FrameGroups.sort(object);
            }
            objects.put(source.key(toolchain, includes), object);
            results.put(source, object);
          }
          return null;
        });
      }
      runAll(tasks);
    }
    return results;
  }

  /** Runs all tasks on the workers; each gives a problem or null. No task runs on return. */
  private void runAll(List<Callable<String>> tasks)
      throws IOException, LinkFailure, InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(workers, tasks.size()));
    List<String> problems = new ArrayList<>();
    try {
      for (Future<String> future : pool.invokeAll(tasks)) {
        String problem = future.get();
        if (problem != null) {
          problems.add(problem);
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IllegalStateException("Compiling failed in an unforeseen way", e.getCause());
    } finally {
      pool.shutdownNow();
      pool.awaitTermination(1, TimeUnit.MINUTES);
    }
    if (!problems.isEmpty()) {
      throw new LinkFailure(problems);
    }
  }

  private Toolchain.Result compile(List<Source> batch, FrontEnd front, WorkFolder work)
      throws IOException, InterruptedException {
    compiled.addAndGet(batch.size());
    for (Source source : batch) {
      work.write(source.path(), source.content());
    }
    Source first = batch.get(0);
    if (isFor(front, first)) {
      return front.compile(batch, work.path());
    }
    List<String> command = new ArrayList<>(List.of(toolchain.compiler().toString()));
    command.addAll(flags(first.kind()));
    if (toolchain.family() == Toolchain.Family.GCC) {
      // Not in Flags: the folder is another one each time, and its name must not become a key.
      command.add("-ffile-prefix-map=" + work.path() + "=.");
    }
    command.addAll(List.of("-c", first.path(), "-o", first.object()));
    return toolchain.run(command, work.path());
  }

  private List<String> flags(Flags.Kind kind) {
    List<String> flags = new ArrayList<>(Flags.of(kind, toolchain.family()));
    flags.addAll(List.of("-I", "native"));
    return flags;
  }

  private static boolean isFor(FrontEnd front, Source source) {
    return front != null && source.kind() == Flags.Kind.JAVA;
  }

  private static String objectFile(Source source, FrontEnd front) {
    return isFor(front, source) ? FrontEnd.object(source) : source.object();
  }

  /** What the user reads; what the compiler said goes into a file. */
  private String refusal(Program program, List<Source> batch, Toolchain.Result result)
      throws IOException {
    Source source = refused(batch, result.output());
    if (result.output().contains("No space left on device")) {
      throw new IOException("No space left on device");
    }
    Path folder = Files.createDirectories(cache.resolve("failures"));
    Path file = folder.resolve(
        program.name() + "-" + source.path().replace('/', '-') + ".txt");
    Files.writeString(file, toolchain.id() + " ended with status " + result.status() + "\n"
        + result.output() + "\n" + new String(source.content(), StandardCharsets.UTF_8));
    String what = source.kind() == Flags.Kind.NATIVE || source.path().startsWith(Source.NATIVES)
        ? "The C compiler refused " + source.path().substring(Source.NATIVES.length())
            + " of a bundle's KILN-INF/native."
        : "Internal error: the C compiler refused " + source.path() + ", which the linker made. This"
            + " is a bug of Kiln, not of the app; please report it.";
    return what + " What the compiler says and the source are in " + file + ".";
  }

  /** Which of a batch the compiler speaks of: the first that it names, else the first of all. */
  private static Source refused(List<Source> batch, String output) {
    return batch.stream()
        .filter(source -> output.contains(source.path()))
        .findFirst()
        .orElse(batch.get(0));
  }
}
