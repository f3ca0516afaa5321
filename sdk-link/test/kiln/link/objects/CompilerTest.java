package kiln.link.objects;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kiln.link.LinkFailure;
import kiln.link.image.TraceProgram;
import kiln.link.program.NativeSource;
import kiln.link.program.Program;
import kiln.link.program.Unit;
import kiln.link.toolchain.CacheFolder;
import kiln.link.toolchain.Toolchain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilerTest {
  @TempDir Path folder;

  private static Toolchain llvm() throws LinkFailure {
    return Toolchain.of("llvm", CacheFolder.of(TraceProgram.workspace(), Map.of()), Map.of());
  }

  @Test
  void theDumpNamesTheObjectsAndTheirSizes() throws Exception {
    String dump = new Compiler(llvm(), folder).compile(TraceProgram.program()).dump();
    // Sizes move with every edit of a header of the runtime: they are for reading, not for a golden.
    assertEquals("""
        objects of trace
        object app_Trace.c.o N
        object app_Util.c.o N
        object native/lines.c.o N
        object native/start.S.o N
        object native/trace.c.o N
        """, dump.replaceAll("(?m) [1-9][0-9]+$", " N"));
  }

  @Test
  void compilesNothingTwice() throws Exception {
    Program program = TraceProgram.program();
    Compiler first = new Compiler(llvm(), folder);
    Objects objects = first.compile(program);
    assertEquals(5, first.compiled());
    Compiler second = new Compiler(llvm(), folder);
    assertEquals(objects, second.compile(program));
    assertEquals(0, second.compiled());
  }

  @Test
  void anEditCompilesWhatChanged() throws Exception {
    Program program = TraceProgram.program();
    new Compiler(llvm(), folder).compile(program);
    Compiler compiler = new Compiler(llvm(), folder);
    compiler.compile(TraceProgram.with(program, new Unit("app_Trace.c", "int edited;\n")));
    assertEquals(1, compiler.compiled());
    compiler.compile(TraceProgram.with(program,
        new NativeSource("new.h", "enum { NEW };\n".getBytes(StandardCharsets.UTF_8))));
    assertEquals(1, compiler.compiled(), "no source includes the new header");
    byte[] header = program.natives().stream()
        .filter(n -> n.path().equals("kiln.h")).findFirst().orElseThrow().content();
    byte[] edited = (new String(header, StandardCharsets.UTF_8) + "\n").getBytes(
        StandardCharsets.UTF_8);
    compiler.compile(TraceProgram.with(program, new NativeSource("kiln.h", edited)));
    assertEquals(1 + 4, compiler.compiled(), "all but start.S include kiln.h");
  }

  @Test
  void anObjectDoesNotDependOnWhatIsCompiledWithIt() throws Exception {
    Program together = TraceProgram.program();
    for (int i = 0; i < 40; i++) {
      together = TraceProgram.with(together, new Unit("app_More" + i + ".c",
          "int more" + i + "(int x) { return x * " + i + "; }\n"));
    }
    List<ObjectFile> some = new Compiler(llvm(), folder.resolve("one"), 1)
        .compile(TraceProgram.program()).objects();
    List<ObjectFile> all = new Compiler(llvm(), folder.resolve("two"), 3).compile(together).objects();
    for (ObjectFile object : some) {
      ObjectFile other = all.stream()
          .filter(o -> o.name().equals(object.name())).findFirst().orElseThrow();
      assertArrayEquals(object.content(), other.content(), object.name());
    }
  }

  @Test
  void theCompilersWordsGoIntoAFile() throws Exception {
    Program program = TraceProgram.with(
        TraceProgram.with(TraceProgram.program(), new Unit("app_Bad.c", "int f(void) { retrun 1; }")),
        new NativeSource("bad.c", "int unused(int x) { return 0; }".getBytes(
            StandardCharsets.UTF_8)));
    LinkFailure failure =
        assertThrows(LinkFailure.class, () -> new Compiler(llvm(), folder).compile(program));
    Path generated = folder.resolve("failures/trace-app_Bad.c.txt");
    Path written = folder.resolve("failures/trace-native-bad.c.txt");
    assertEquals(java.util.Set.of(
        "Internal error: the C compiler refused app_Bad.c, which the linker made. This is a bug of"
            + " Kiln, not of the app; please report it. What the compiler says and the source are"
            + " in " + generated + ".",
        "The C compiler refused bad.c of a bundle's KILN-INF/native. What the compiler says and the"
            + " source are in " + written + "."), java.util.Set.copyOf(failure.problems()));
    assertTrue(Files.readString(generated).contains("retrun 1;"));
    assertTrue(Files.readString(written).contains("unused parameter"));
  }

  @Test
  void theFolderIsNotInTheObjects() throws Exception {
    for (Toolchain toolchain : List.of(llvm(), Toolchain.of("gcc", folder, System.getenv()))) {
      for (ObjectFile object :
          new Compiler(toolchain, folder).compile(TraceProgram.program()).objects()) {
        String text = new String(object.content(), StandardCharsets.ISO_8859_1);
        assertFalse(text.contains(System.getProperty("java.io.tmpdir") + "/"), object.name());
      }
    }
  }

  @Test
  void functionsArePackedButAssemblyIsNot() throws Exception {
    Program program = TraceProgram.with(TraceProgram.program(),
        new Unit("data.s", "\t.text\n\t.balign 64\n\tret\n"));
    for (Toolchain toolchain : List.of(llvm(), Toolchain.of("gcc", folder, System.getenv()))) {
      for (ObjectFile object : new Compiler(toolchain, folder).compile(program).objects()) {
        long most = mostAligned(object.content());
        assertTrue(object.name().equals("data.s.o") ? most == 64 : most <= 4, object.name());
      }
    }
  }

  /** The largest alignment of a section with code (ELF-64 Object File Format 1.5). */
  private static long mostAligned(byte[] object) {
    ByteBuffer file = ByteBuffer.wrap(object).order(ByteOrder.LITTLE_ENDIAN);
    long most = 0;
    for (int i = 0, at = (int) file.getLong(40); i < file.getShort(60); i++, at += 64) {
      most = (file.getLong(at + 8) & 4) != 0 ? Math.max(most, file.getLong(at + 48)) : most;
    }
    return most;
  }

  @Test
  void aFullDiskIsASentenceAndLeavesNoObject() throws Exception {
    Path full = folder.resolve("clang");
    Files.writeString(full, "#!/bin/sh\necho 'error: No space left on device'\nexit 1\n");
    assertTrue(full.toFile().setExecutable(true));
    Toolchain toolchain = new Toolchain(
        Toolchain.Family.LLVM, "0", full, List.of(), new java.util.TreeMap<>(Map.of("PATH", "/bin")));
    LinkFailure failure = assertThrows(LinkFailure.class,
        () -> new Compiler(toolchain, folder.resolve("cache")).compile(TraceProgram.program()));
    assertTrue(failure.getMessage().contains("No space left on device). Is the disk full"),
        failure.getMessage());
    assertFalse(Files.exists(folder.resolve("cache/objects")));
  }

  @Test
  void aDamagedEntryIsCompiledAgain() throws Exception {
    Program program = TraceProgram.program();
    Objects good = new Compiler(llvm(), folder).compile(program);
    try (var entries = Files.list(folder.resolve("objects"))) {
      for (Path entry : entries.filter(p -> p.toString().endsWith(".o")).toList()) {
        byte[] bytes = Files.readAllBytes(entry);
        bytes[bytes.length / 2] ^= 1;
        Files.write(entry, bytes);
      }
    }
    Compiler compiler = new Compiler(llvm(), folder);
    assertEquals(good, compiler.compile(program));
    assertEquals(5, compiler.compiled());
  }

  private static Includes includes(String... pathsAndTexts) {
    List<NativeSource> headers = new java.util.ArrayList<>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      headers.add(new NativeSource(
          pathsAndTexts[i], pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8)));
    }
    return new Includes(headers);
  }

  private static Source source(String path, String text, Flags.Kind kind) {
    return new Source(path, text.getBytes(StandardCharsets.UTF_8), kind);
  }

  @Test
  void keysDifferByEverythingThatCounts() throws Exception {
    Includes headers = includes("a.h", "#include \"b.h\"\n", "b.h", "1", "c.h", "1");
    String text = "  # include \"a.h\" // comment\nint x;\n";
    Source source = source("a.c", text, Flags.Kind.JAVA);
    Toolchain llvm = llvm();
    String key = source.key(llvm, headers);
    assertEquals(key, source.key(llvm,
        includes("a.h", "#include \"b.h\"\n", "b.h", "1", "c.h", "2")), "c.h is not included");
    assertNotEquals(key, source.key(llvm,
        includes("a.h", "#include \"b.h\"\n", "b.h", "2", "c.h", "1")), "b.h is, by a.h");
    Toolchain gcc = Toolchain.of("gcc", folder, System.getenv());
    assertNotEquals(key, source.key(gcc, headers));
    assertNotEquals(key, source("a.c", text, Flags.Kind.NATIVE).key(llvm, headers));
    assertNotEquals(key, source("b.c", text, Flags.Kind.JAVA).key(llvm, headers));
    assertNotEquals(key, source("a.c", text + "\n", Flags.Kind.JAVA).key(llvm, headers));
  }

  @Test
  void anIncludeThatIsNoPlainNameCountsAsAllHeaders() throws Exception {
    Source source = source("a.c", "#define H \"a.h\"\n#include H\n", Flags.Kind.NATIVE);
    assertNotEquals(source.key(llvm(), includes("a.h", "1")),
        source.key(llvm(), includes("a.h", "2")));
  }
}
