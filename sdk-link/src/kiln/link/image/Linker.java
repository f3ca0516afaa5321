package kiln.link.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kiln.link.LinkFailure;
import kiln.link.objects.ObjectFile;
import kiln.link.objects.Objects;
import kiln.link.program.NativeSource;
import kiln.link.program.Program;
import kiln.link.toolchain.Toolchain;
import kiln.link.toolchain.WorkFolder;

/**
 * {@code Objects -> Image}: links, makes the line table of the result, links again with the table.
 *
 * <p>The table lies behind the code, so that its size moves no code; that is checked. A program
 * whose natives do not use the table is linked once.
 */
public final class Linker {
  private static final String SCRIPT = "image.lds";
  private static final String LINES = "lines.o";
  private static final String OUTPUT = "image.elf";

  /** Class, method and file name of one frame. */
  private static final int TEXTS = 3;

  private final Toolchain toolchain;
  private final Objects objects;
  private final Program program;
  private final boolean debug;

  private Linker(Objects objects, Toolchain toolchain, boolean debug) {
    this.objects = objects;
    this.program = objects.program();
    this.toolchain = toolchain;
    this.debug = debug;
  }

  /**
   * Links a program.
   *
   * @param debug whether to keep an ELF file with symbols and debug information beside the artifact
   * @throws LinkFailure if a function is missing that code refers to, or the image does not fit
   */
  public static Image link(Objects objects, Toolchain toolchain, boolean debug)
      throws LinkFailure, InterruptedException {
    try (WorkFolder work = WorkFolder.create()) {
      return new Linker(objects, toolchain, debug).link(work);
    } catch (IOException e) {
      throw WorkFolder.failure(e);
    }
  }

  private Image link(WorkFolder work) throws IOException, LinkFailure, InterruptedException {
    work.write(SCRIPT, script());
    StringBuilder arguments = new StringBuilder();
    for (ObjectFile object : objects.objects()) {
      work.write(object.name(), object.content());
      arguments.append('"').append(object.name()).append("\"\n");
    }
    work.write("objects.txt", arguments.toString().getBytes(StandardCharsets.UTF_8));

    Elf first = run(work, LineEncoder.empty(), true);
    if (first.section(LinesObject.SECTION) == null) {
      return image(first, "");
    }
    LineTable table = Frames.of(first, program);
    Elf second = run(work, LineEncoder.encode(table), debug);
    requireSameCode(first, second);
    return image(second, table.dump());
  }

  /** The linker script: the platform's only file of that kind. */
  private byte[] script() throws LinkFailure {
    List<NativeSource> scripts =
        program.natives().stream().filter(n -> n.path().endsWith(".lds")).toList();
    if (scripts.size() != 1) {
      throw new LinkFailure(List.of("An image needs one linker script, and the bundles bring "
          + (scripts.isEmpty() ? "none" : scripts.stream().map(NativeSource::path).toList())
          + ". The platform's main bundle has it as KILN-INF/native/image.lds; no other may."));
    }
    return scripts.get(0).content();
  }

  private Elf run(WorkFolder work, byte[] table, boolean keepDebug)
      throws IOException, LinkFailure, InterruptedException {
    int longestName = new Cursor(table, 28, 32).u32AsInt();
    work.write(LINES, LinesObject.of(table, TEXTS * longestName));
    List<String> command = new ArrayList<>(toolchain.linker());
    command.addAll(List.of(
        "-static", "-nostdlib", "--gc-sections", "--build-id=none", "-O2",
        "-z", "max-page-size=4096", "-z", "noexecstack", "-T", SCRIPT, "-o", OUTPUT));
    if (!keepDebug) {
      command.add("--strip-debug");
    }
    if (toolchain.family() == Toolchain.Family.LLVM) {
      command.add("--error-limit=0"); // all that is missing, not the first twenty
    } else {
      // Scripts put code and data into one segment where a platform wants it so; ld warns of it.
      command.add("--no-warn-rwx-segments");
    }
    command.addAll(List.of("@objects.txt", LINES));
    Path output = work.path().resolve(OUTPUT);
    Files.deleteIfExists(output);
    Toolchain.Result result = toolchain.run(command, work.path());
    if (result.status() != 0 || !Files.exists(output)) {
      throw new LinkFailure(LinkProblems.of(program, result.output()));
    }
    return new Elf(Files.readAllBytes(output));
  }

  private static void requireSameCode(Elf first, Elf second) throws LinkFailure {
    Map<String, Long> addresses = new HashMap<>();
    for (Elf.Symbol symbol : second.symbols()) {
      addresses.put(symbol.name() + "/" + symbol.value(), symbol.value());
    }
    for (Elf.Symbol symbol : first.symbols()) {
      boolean code = symbol.type() == Elf.STT_FUNC;
      if (code && !addresses.containsKey(symbol.name() + "/" + symbol.value())) {
        throw new LinkFailure(List.of("Internal error: the line table moved " + symbol.name()
            + ". The linker script of the platform must place .kiln.lines behind .text."));
      }
    }
  }

  private Image image(Elf elf, String lines) throws LinkFailure {
    byte[] whole = elf.bytes();
    byte[] artifact = strip(elf, whole);
    SizeMap sizes = SizeMap.of(elf, artifact.length, s -> Frames.method(program, s) != null);
    return new Image(program.name(), artifact, debug ? DebugNames.in(elf, program) : new byte[0], sizes, lines);
  }

  /**
   * Cuts off what no loader reads: everything behind the last byte of a segment, where symbols and
   * debug information lie. The section headers were there too, so the file header forgets them.
   */
  private static byte[] strip(Elf elf, byte[] whole) {
    long end = Elf.HEADER + (long) elf.segments().size() * Elf.PROGRAM_HEADER;
    for (Elf.Segment segment : elf.segments()) {
      if (segment.fileSize() > 0) {
        end = Math.max(end, segment.offset() + segment.fileSize());
      }
    }
    byte[] artifact = Arrays.copyOf(whole, (int) end);
    Arrays.fill(artifact, 40, 48, (byte) 0); // e_shoff
    Arrays.fill(artifact, 58, 64, (byte) 0); // e_shentsize, e_shnum, e_shstrndx
    return artifact;
  }
}
