package kiln.link.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import kiln.link.image.TraceProgram;
import kiln.link.toolchain.CacheFolder;
import kiln.link.toolchain.Toolchain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sections of functions that exceptions pass, named by the registers that the functions save. */
class FrameGroupsTest {
  /** Registers that calls preserve, in the order of the groups' bits. */
  private static final String[] REGISTERS = {"r15", "r14", "r13", "r12", "rbx"};

  @TempDir Path folder;

  private byte[] compile(String family, String source, String... more) throws Exception {
    Toolchain tools =
        Toolchain.of(family, CacheFolder.of(TraceProgram.workspace(), Map.of()), System.getenv());
    Files.writeString(folder.resolve("test.c"), source);
    List<String> command = new ArrayList<>(List.of(tools.compiler().toString()));
    command.addAll(Flags.of(Flags.Kind.JAVA, tools.family()));
    command.addAll(List.of(more));
    command.addAll(List.of("-c", "test.c", "-o", "test.o"));
    Toolchain.Result result = tools.run(command, folder);
    assertEquals(0, result.status(), result.output());
    return Files.readAllBytes(folder.resolve("test.o"));
  }

  private static TreeSet<String> sections(byte[] object) {
    TreeSet<String> result = new TreeSet<>();
    RelocatableFile file = new RelocatableFile(object);
    for (int i = 1; i < file.sections(); i++) {
      if (file.isCode(i) && file.size(i) > 0) {
        result.add(file.name(i));
      }
    }
    return result;
  }

  /** A function for each set of registers, of each kind. */
  private static String everyFrame() {
    StringBuilder source = new StringBuilder("int other(int);\n");
    for (int set = 0; set < 32; set++) {
      StringBuilder clobbers = new StringBuilder();
      for (int i = 0; i < REGISTERS.length; i++) {
        if ((set >> i & 1) != 0) {
          clobbers.append(clobbers.isEmpty() ? "" : ", ").append('"').append(REGISTERS[i]).append('"');
        }
      }
      for (String kind : new String[] {"pass", "look"}) {
        String name = kind + set;
        source.append("__attribute__((section(\".text.").append(kind).append('.').append(name)
            .append("\"))) int ").append(name).append("(void) { __asm__ volatile(\"\" : : : ")
            .append(clobbers).append(clobbers.isEmpty() ? "\"cc\"" : "").append("); return other(")
            .append(set).append(") + 1; }\n");
      }
    }
    return source.toString();
  }

  private void everyFrameHasItsGroup(String family) throws Exception {
    TreeSet<String> expected = new TreeSet<>();
    for (int group = 0; group < 64; group++) {
      expected.add(String.format(".text.frame.%02d.", group));
    }
    assertEquals(expected, sections(FrameGroups.sort(compile(family, everyFrame()))));
  }

  @Test
  void everySetOfRegistersIsAGroup() throws Exception {
    everyFrameHasItsGroup("llvm");
    everyFrameHasItsGroup("gcc");
  }

  @Test
  void functionsThatMakeNoFrameAndAllOthersStay() throws Exception {
    byte[] object = compile("llvm", """
        __attribute__((section(".text.pass.leaf"))) int leaf(int a) { return a + 1; }
        int plain(int a) { return a + 2; }
        """);
    assertSame(object, FrameGroups.sort(object));
  }

  @Test
  void anObjectThatDoesNotTellItsFramesIsRefused() throws Exception {
    String source = """
        int other(void);
        __attribute__((section(".text.pass.f"))) int f(void) { return other() + 1; }
        """;
    byte[] silent = compile("llvm", source, "-g0");
    IllegalStateException refusal =
        assertThrows(IllegalStateException.class, () -> FrameGroups.sort(silent));
    assertEquals("The compiler wrote no .debug_frame for .text.pass.f.", refusal.getMessage());
    byte[] other = compile("llvm", source
        .replace("int f(", "__attribute__((preserve_most)) int f(")
        .replace("{", "{ __asm__ volatile(\"\" : : : \"rbx\", \"r15\");"));
    IllegalStateException odd =
        assertThrows(IllegalStateException.class, () -> FrameGroups.sort(other));
    assertEquals("The frame of .text.pass.f is not laid out as others are.", odd.getMessage());
  }
}
