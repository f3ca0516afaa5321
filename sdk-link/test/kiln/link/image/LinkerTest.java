package kiln.link.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kiln.link.LinkFailure;
import kiln.link.objects.Compiler;
import kiln.link.program.NativeSource;
import kiln.link.program.Program;
import kiln.link.program.Unit;
import kiln.link.toolchain.CacheFolder;
import kiln.link.toolchain.Toolchain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkerTest {
  @TempDir Path folder;

  private static Toolchain llvm() throws LinkFailure {
    Path cache = CacheFolder.of(TraceProgram.workspace(), Map.of());
    return Toolchain.of("llvm", cache, Map.of());
  }

  /** With the workspace's own cache: what a test has compiled, the next need not. */
  private static Image link(Program program, Toolchain toolchain) throws Exception {
    Path cache = CacheFolder.of(TraceProgram.workspace(), Map.of());
    return Linker.link(new Compiler(toolchain, cache).compile(program), toolchain, false);
  }

  private static void check(String golden, String actual) throws IOException {
    Path file = TraceProgram.testdata().resolve("trace").resolve(golden);
    if ("1".equals(System.getenv("UPDATE_GOLDEN"))) {
      Files.writeString(file, actual);
    }
    assertEquals(Files.readString(file), actual);
  }

  @Test
  void anImagePrintsItsJavaFrames() throws Exception {
    check("frames.txt", TraceProgram.run(link(TraceProgram.program(), llvm()), folder));
  }

  @Test
  void gccGivesTheSameFrames() throws Exception {
    Toolchain gcc = Toolchain.of("gcc", folder, System.getenv());
    check("frames.txt", TraceProgram.run(link(TraceProgram.program(), gcc), folder));
  }

  @Test
  void theDumpIsAsCommitted() throws Exception {
    check("image.txt", link(TraceProgram.program(), llvm()).dump());
  }

  @Test
  void twoLinksInTwoFoldersGiveTheSameBytes() throws Exception {
    for (Toolchain toolchain : List.of(llvm(), Toolchain.of("gcc", folder, System.getenv()))) {
      List<byte[]> artifacts = new ArrayList<>();
      for (String name : List.of("one", "another one")) {
        Compiler compiler = new Compiler(toolchain, folder.resolve(name));
        artifacts.add(
            Linker.link(compiler.compile(TraceProgram.program()), toolchain, false).artifact());
        assertTrue(compiler.compiled() > 0, "nothing came from the other folder's cache");
      }
      assertArrayEquals(artifacts.get(0), artifacts.get(1));
    }
  }

  @Test
  void aDebugFileHasTheSameCodeAndItsSymbols() throws Exception {
    Toolchain llvm = llvm();
    var objects = new Compiler(llvm, CacheFolder.of(TraceProgram.workspace(), Map.of()))
        .compile(TraceProgram.program());
    Image plain = Linker.link(objects, llvm, false);
    Image debug = Linker.link(objects, llvm, true);
    assertEquals(0, plain.debug().length);
    assertArrayEquals(plain.artifact(), debug.artifact());
    Elf elf = new Elf(debug.debug());
    assertEquals(elf.entry(), elf.symbol("_start").value());
    assertTrue(elf.section(".debug_line").size() > 0);
  }

  @Test
  void theArtifactHoldsOnlyWhatIsLoaded() throws Exception {
    Elf elf = new Elf(link(TraceProgram.program(), llvm()).artifact());
    assertEquals(List.of(), elf.sections());
    long end = elf.segments().stream().filter(s -> s.fileSize() > 0)
        .mapToLong(s -> s.offset() + s.fileSize()).max().orElseThrow();
    assertEquals(end, elf.bytes().length);
  }

  @Test
  void everyByteOfTheArtifactIsAccountedFor() throws Exception {
    Image image = link(TraceProgram.program(), llvm());
    long next = 0;
    for (SizeMap.Part part : image.sizes().parts()) {
      assertEquals(next, part.offset(), part.name());
      next += part.bytes();
    }
    assertEquals(image.artifact().length, next);
    assertTrue(image.sizes().parts().stream().anyMatch(
        p -> p.kind() == SizeMap.Kind.JAVA && p.name().equals("app_Trace_main")));
  }

  @Test
  void aProgramWithoutTracesHasNoTable() throws Exception {
    Program program = TraceProgram.with(TraceProgram.program(), new NativeSource("trace.c",
        ("int test_main(void); void test_trace(void); void app_Trace_main(int);\n"
            + "void test_trace(void) {}\n"
            + "int test_main(void) { app_Trace_main(2); return 7; }\n")
            .getBytes(StandardCharsets.UTF_8)));
    Image image = link(program, llvm());
    assertEquals("exit 7\n", TraceProgram.run(image, folder));
    assertTrue(!image.sizes().byKind().containsKey(SizeMap.Kind.LINES), image.dump());
  }

  private void refused(Program program, Toolchain toolchain, String problem) {
    LinkFailure failure = assertThrows(LinkFailure.class, () -> link(program, toolchain));
    assertEquals(problem, failure.getMessage());
  }

  @Test
  void aMissingFunctionIsNamedWithItsCallers() throws Exception {
    Program program = TraceProgram.with(TraceProgram.program(), new Unit("app_Util.c",
        "void kiln_app_Util_open(int);\nvoid app_Util_deep(int d) { kiln_app_Util_open(d); }\n"
            + "int app_Util_twice(int v) { return v; }\nvoid app_Util_locked(int d) {}\n"));
    String problem = "No bundle defines the native function kiln_app_Util_open, which"
        + " app.Util$Inner.deep calls. Add a bundle whose KILN-INF/native has it, or do not reach"
        + " the Java method that needs it.";
    refused(program, llvm(), problem);
    refused(program, Toolchain.of("gcc", folder, System.getenv()), problem);
  }

  @Test
  void aFunctionDefinedTwiceIsNamed() throws Exception {
    Program program = TraceProgram.with(TraceProgram.program(), new NativeSource("second.c",
        "void test_trace(void);\nvoid test_trace(void) {}\n".getBytes(StandardCharsets.UTF_8)));
    String problem = "Two native files define test_trace. Each function of KILN-INF/native must have"
        + " one definition; rename or remove one.";
    refused(program, llvm(), problem);
    refused(program, Toolchain.of("gcc", folder, System.getenv()), problem);
  }

  @Test
  void aProgramNeedsOneLinkerScript() throws Exception {
    Program program = TraceProgram.with(
        TraceProgram.program(), new NativeSource("other.lds", new byte[0]));
    refused(program, llvm(), "An image needs one linker script, and the bundles bring [image.lds,"
        + " other.lds]. The platform's main bundle has it as KILN-INF/native/image.lds; no other"
        + " may.");
  }

  @Test
  void aScriptThatPutsTheTableBeforeTheCodeIsRefused() throws Exception {
    String script = Files.readString(TraceProgram.testdata().resolve("native/image.lds"))
        .replace("  .kiln.lines : { *(.kiln.lines) } :text\n", "")
        .replace("  .text :", "  .kiln.lines : { *(.kiln.lines) } :text\n  .text :");
    Program program = TraceProgram.with(TraceProgram.program(),
        new NativeSource("image.lds", script.getBytes(StandardCharsets.UTF_8)));
    LinkFailure failure = assertThrows(LinkFailure.class, () -> link(program, llvm()));
    assertTrue(failure.getMessage().contains("must place .kiln.lines behind .text"),
        failure.getMessage());
  }
}
