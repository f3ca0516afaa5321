package kiln.link.objects;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
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
 * {@code Program -> Objects}: compiles what the cache does not hold, one process per core.
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
    ObjectFile[] results = new ObjectFile[sources.size()];
    try {
      List<Integer> missing = new ArrayList<>();
      for (int i = 0; i < results.length; i++) {
        byte[] known = objects.get(sources.get(i).key(toolchain, includes));
        if (known == null) {
          missing.add(i);
        } else {
          results[i] = new ObjectFile(sources.get(i).object(), known);
        }
      }
      if (!missing.isEmpty()) {
        // The longest first: no core idles while another does the last, long one.
        missing.sort(Comparator.comparing(i -> -sources.get(i).content().length));
        compileMissing(program, sources, headers, missing, results);
        objects.trimIfDue();
      }
    } catch (IOException e) {
      throw WorkFolder.failure(e);
    }
    return new Objects(program, List.of(results));
  }

  private void compileMissing(
      Program program,
      List<Source> sources,
      List<NativeSource> headers,
      List<Integer> missing,
      ObjectFile[] results)
      throws IOException, LinkFailure, InterruptedException {
    Includes includes = new Includes(headers);
    try (WorkFolder work = WorkFolder.create()) {
      Files.createDirectories(work.path().resolve(Source.NATIVES));
      for (NativeSource header : headers) {
        work.write(Source.NATIVES + header.path(), header.content());
      }
      List<Callable<String>> tasks = new ArrayList<>();
      for (int i : missing) {
        Source source = sources.get(i);
        tasks.add(() -> {
          Toolchain.Result result = compile(source, work);
          if (result.status() != 0) {
            return refusal(program, source, result);
          }
          byte[] object = Files.readAllBytes(work.path().resolve(source.object()));
          if (source.kind() != Flags.Kind.ASSEMBLY) {
            CodeAlignment.relax(object);
          }
          objects.put(source.key(toolchain, includes), object);
          results[i] = new ObjectFile(source.object(), object);
          return null;
        });
      }
      runAll(tasks);
    }
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

  private Toolchain.Result compile(Source source, WorkFolder work)
      throws IOException, InterruptedException {
    compiled.incrementAndGet();
    work.write(source.path(), source.content());
    List<String> command = new ArrayList<>();
    command.add(toolchain.compiler().toString());
    command.addAll(Flags.of(source.kind(), toolchain.family()));
    if (toolchain.family() == Toolchain.Family.GCC) {
      // Not in Flags: the folder is another one each time, and its name must not become a key.
      command.add("-ffile-prefix-map=" + work.path() + "=.");
    }
    command.addAll(List.of("-I", "native", "-c", source.path(), "-o", source.object()));
    return toolchain.run(command, work.path());
  }

  /** What the user reads; what the compiler said goes into a file. */
  private String refusal(Program program, Source source, Toolchain.Result result)
      throws IOException {
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
}
