package kiln.link.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import kiln.link.program.JavaMethod;
import kiln.link.program.NativeSource;
import kiln.link.program.Program;
import kiln.link.program.Unit;

/** A program written by hand that prints stack traces of its own: two classes and a small start. */
public final class TraceProgram {
  private TraceProgram() {}

  /** The folder of the workspace: the first above the working directory that holds {@code cnf}. */
  public static Path workspace() {
    for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
      if (Files.isDirectory(p.resolve("cnf"))) {
        return p;
      }
    }
    throw new IllegalStateException("No folder above the working directory holds cnf");
  }

  public static Path testdata() {
    return workspace().resolve("sdk-link/testdata");
  }

  public static Program program() throws IOException {
    Path natives = testdata().resolve("native");
    Path runtime = workspace().resolve("sdk-runtime/native");
    return new Program("trace",
        List.of(unit("app_Trace.c"), unit("app_Util.c")),
        List.of(source(natives, "start.S"), source(natives, "trace.c"),
            source(natives, "image.lds"), source(runtime, "kiln.h"), source(runtime, "lines.c")),
        methods());
  }

  /** The same with one unit replaced or added. */
  public static Program with(Program program, Unit unit) {
    List<Unit> units = new ArrayList<>(program.units());
    units.removeIf(old -> old.name().equals(unit.name()));
    units.add(unit);
    return new Program(program.name(), units, program.natives(), program.methods());
  }

  /** The same with one native file replaced or added. */
  public static Program with(Program program, NativeSource source) {
    List<NativeSource> natives = new ArrayList<>(program.natives());
    natives.removeIf(old -> old.path().equals(source.path()));
    natives.add(source);
    return new Program(program.name(), program.units(), natives, program.methods());
  }

  static SortedMap<String, JavaMethod> methods() {
    SortedMap<String, JavaMethod> methods = new TreeMap<>();
    for (String name : List.of("main", "outer", "inner")) {
      methods.put("app_Trace_" + name, new JavaMethod("app.Trace", name, "Trace.java"));
    }
    for (String name : List.of("deep", "twice", "lambda", "locked_body")) {
      methods.put("app_Util_" + name, new JavaMethod("app.Util$Inner", name, "Other.java"));
    }
    return methods;
  }

  private static Unit unit(String name) throws IOException {
    return new Unit(name, Files.readString(testdata().resolve("trace").resolve(name)));
  }

  private static NativeSource source(Path folder, String name) throws IOException {
    return new NativeSource(name, Files.readAllBytes(folder.resolve(name)));
  }

  /** Runs an image and gives all that it printed, followed by its exit status. */
  static String run(Image image, Path folder) throws IOException, InterruptedException {
    Path file = folder.resolve("image");
    Files.write(file, image.artifact());
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("Cannot make " + file + " executable");
    }
    Process process = new ProcessBuilder(file.toString()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return output + "exit " + process.waitFor() + "\n";
  }
}
