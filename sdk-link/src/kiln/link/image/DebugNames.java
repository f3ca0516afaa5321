package kiln.link.image;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import kiln.link.program.JavaMethod;
import kiln.link.program.Program;

/**
 * Gives the Java methods of an ELF file with debug information the names that Java has for them, so
 * that a debugger shows {@code app.hello.Hello.run} and takes it for a breakpoint.
 *
 * <p>The names are written over those of the C functions, which are never shorter, in the symbols'
 * strings (ELF-64 Object File Format 1.5) and in those of the debug information.
 */
final class DebugNames {
  private static final Set<String> SECTIONS = Set.of(".strtab", ".debug_str");

  private DebugNames() {}

  /** A changed copy of the file. */
  static byte[] in(Elf elf, Program program) {
    byte[] file = elf.bytes().clone();
    for (Elf.Section section : elf.sections()) {
      if (SECTIONS.contains(section.name())) {
        rename(file, (int) section.offset(), (int) (section.offset() + section.size()), program);
      }
    }
    return file;
  }

  private static void rename(byte[] file, int start, int end, Program program) {
    Map<String, JavaMethod> methods = program.methods();
    for (int at = start, next; at < end; at = next + 1) {
      next = at;
      while (next < end && file[next] != 0) {
        next++;
      }
      String symbol = new String(file, at, next - at, StandardCharsets.UTF_8);
      JavaMethod method = methods.get(symbol);
      if (method != null) {
        byte[] name =
            (method.className() + "." + method.methodName()).getBytes(StandardCharsets.UTF_8);
        if (name.length <= next - at) {
          java.util.Arrays.fill(file, at, next, (byte) 0);
          System.arraycopy(name, 0, file, at, name.length);
        }
      }
    }
  }
}
