package kiln.link.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kiln.link.image.LineTable.Frame;
import kiln.link.image.LineTable.Site;
import kiln.link.objects.Compiler;
import kiln.link.objects.ObjectFile;
import kiln.link.program.JavaMethod;
import kiln.link.program.NativeSource;
import kiln.link.program.NullMessage;
import kiln.link.program.Program;
import kiln.link.toolchain.CacheFolder;
import kiln.link.toolchain.Toolchain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables written by {@link LineEncoder} are read by {@code lines.c} itself, in a small program. */
class LineEncoderTest {
  @TempDir Path folder;

  /** Links the table with the decoder, asks it for every site, and compares the answers. */
  private void check(LineTable table) throws Exception {
    Toolchain llvm = Toolchain.of(
        "llvm", CacheFolder.of(TraceProgram.workspace(), Map.of()), Map.of());
    Path runtime = TraceProgram.workspace().resolve("sdk-runtime/native");
    Path natives = TraceProgram.testdata().resolve("native");
    String queries = table.sites().stream().map(s -> s.address() + "u, ")
        .collect(Collectors.joining("", "#include \"kiln.h\"\nextern const u32 test_queries[];\n"
            + "const u32 test_queries[] = {", "0};\n"));
    Program program = new Program("query", List.of(), List.of(
        source(natives, "start.S"), source(natives, "query.c"), source(runtime, "kiln.h"),
        source(runtime, "lines.c"),
        new NativeSource("queries.c", queries.getBytes(StandardCharsets.UTF_8))), new TreeMap<>());
    List<String> command = new ArrayList<>(llvm.linker());
    command.addAll(List.of("-static", "-T", natives.resolve("image.lds").toString(),
        "-o", "query", "lines.o"));
    byte[] encoded = LineEncoder.encode(table);
    int longest = new Cursor(encoded, 28, 32).u32AsInt();
    Files.write(folder.resolve("lines.o"), LinesObject.of(encoded, 3 * longest));
    for (ObjectFile object : new Compiler(llvm, folder).compile(program).objects()) {
      Path file = folder.resolve(object.name().replace('/', '-'));
      Files.write(file, object.content());
      command.add(file.toString());
    }
    assertEquals("", llvm.run(command, folder).output());
    assertEquals(expected(table), llvm.run(List.of("./query"), folder).output());
  }

  private static NativeSource source(Path folder, String name) throws IOException {
    return new NativeSource(name, Files.readAllBytes(folder.resolve(name)));
  }

  private static String expected(LineTable table) {
    return table.sites().stream()
        .map(site -> site.frames().stream()
            .map(f -> f.method().className() + "." + f.method().methodName() + "("
                + f.method().file() + ":" + f.line() + ") ")
            .collect(Collectors.joining("", "", expected(table.nulls().get(site.address())))))
        .collect(Collectors.joining());
  }

  private static String expected(NullMessage message) {
    return message == null
        ? "\n"
        : message.action().ordinal() + message.operand() + message.cause().ordinal()
            + message.expression() + "\n";
  }

  private static NullMessage message(Random random) {
    NullMessage.Action[] actions = NullMessage.Action.values();
    NullMessage.Cause[] causes = NullMessage.Cause.values();
    NullMessage.Cause cause = causes[random.nextInt(causes.length)];
    return new NullMessage(
        actions[random.nextInt(actions.length)],
        "java.util.C.method" + random.nextInt(9) + "(int)",
        cause,
        cause == NullMessage.Cause.UNKNOWN ? "" : "this.field" + random.nextInt(300));
  }

  /** Functions with calls, inlined methods, other code between, at addresses of every distance. */
  private static LineTable random(Random random, int functions, int methods, int depth) {
    List<JavaMethod> all = new ArrayList<>();
    for (int i = 0; i < methods; i++) {
      String name = "java.util.C" + random.nextInt(1 + methods / 5) + (i % 3 == 0 ? "$Inner" : "");
      String usual = LineEncoder.usualFile(name);
      String file = switch (name.length() % 4) {
        case 0 -> "";
        case 1 -> "Änderung.kt";
        default -> usual;
      };
      all.add(new JavaMethod(name, "method" + random.nextInt(methods), file));
    }
    List<Site> sites = new ArrayList<>();
    SortedMap<Long, NullMessage> nulls = new TreeMap<>();
    long address = 0x400000 + random.nextInt(1000);
    for (int i = 0; i < functions; i++) {
      long function = address;
      JavaMethod own = all.get(random.nextInt(methods));
      if (random.nextInt(5) == 0) {
        address += 1 + random.nextInt(2000);
        sites.add(new Site(address, function, List.of()));
        continue;
      }
      int line = random.nextInt(3000);
      List<Frame> inlined = new ArrayList<>();
      for (int calls = random.nextInt(40); calls > 0; calls--) {
        address += 2 + random.nextInt(random.nextInt(10) == 0 ? 3000 : 20);
        line = Math.max(0, line + random.nextInt(random.nextInt(9) == 0 ? 900 : 7) - 2);
        if (random.nextInt(3) == 0) {
          inlined = new ArrayList<>();
          for (int d = random.nextInt(depth); d > 0; d--) {
            inlined.add(new Frame(all.get(random.nextInt(methods)), random.nextInt(500)));
          }
        }
        List<Frame> frames = new ArrayList<>(inlined);
        frames.add(new Frame(own, line));
        sites.add(new Site(address, function, frames));
        if (random.nextInt(4) == 0) {
          nulls.put(address, message(random));
        }
      }
      address += random.nextInt(2) * random.nextInt(30);
    }
    return new LineTable(sites, nulls);
  }

  @Test
  void theDecoderReadsWhatTheEncoderWrote() throws Exception {
    for (int seed = 1; seed <= 6; seed++) {
      check(random(new Random(seed), 40 * seed, 7 * seed * seed, 2 * seed));
    }
  }

  @Test
  void theDecoderReadsATableWithoutRows() throws Exception {
    check(new LineTable(List.of()));
    check(new LineTable(List.of(new Site(0x401000, 0x400000, List.of()))));
  }

  @Test
  void ofTooManyFramesTheOutermostStays() {
    JavaMethod method = new JavaMethod("C", "m", "C.java");
    List<Frame> frames = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      frames.add(new Frame(method, i));
    }
    LineTable table = new LineTable(List.of(new Site(0x400010, 0x400000, frames)));
    String text = new String(new LineRows(table, m -> 0, m -> 1)
        .encode(new LineRows.Shape(4, 0, 100)), StandardCharsets.ISO_8859_1);
    // FUNCTION 0, add 99, ENTER 0, add 0, and so on: 63 levels below the function.
    assertEquals(LineRows.MAX_DEPTH - 1, text.substring(3).split("\0", -1).length - 1);
  }

  @Test
  void namesShrinkToLessThanHalf() {
    List<String> names = new ArrayList<>();
    for (String name : System.getProperty("java.class.path", "").split("[/:]")) {
      names.add("java.util.concurrent." + name);
    }
    NamePacker packer = new NamePacker(names);
    int before = names.stream().mapToInt(String::length).sum();
    int after = packer.literals().length + packer.pairs().length;
    for (int i = 0; i < names.size(); i++) {
      after += packer.packed(i).length;
    }
    assertTrue(after * 2 < before, before + " became " + after);
  }
}
