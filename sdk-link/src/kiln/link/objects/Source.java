package kiln.link.objects;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import kiln.link.program.NativeSource;
import kiln.link.program.Program;
import kiln.link.program.Unit;
import kiln.link.toolchain.Toolchain;

/**
 * One file for the compiler.
 *
 * @param path relative to the work folder: units lie at its top, natives in {@link #NATIVES}
 */
record Source(String path, byte[] content, Flags.Kind kind) {
  static final String NATIVES = "native/";

  /** Units, then natives, in link order; headers and linker scripts left out. */
  static List<Source> of(Program program, Toolchain.Family family) {
    List<Source> sources = new ArrayList<>();
    for (Unit unit : program.units()) {
      boolean java = unit.name().endsWith(".c");
      String text = java ? Flags.keepCalls(unit.name(), unit.text(), family) : unit.text();
      sources.add(new Source(unit.name(), text.getBytes(StandardCharsets.UTF_8),
          java ? Flags.Kind.JAVA : Flags.Kind.ASSEMBLY));
    }
    for (NativeSource source : program.natives()) {
      if (source.path().endsWith(".c")) {
        sources.add(new Source(NATIVES + source.path(), source.content(), Flags.Kind.NATIVE));
      } else if (source.path().endsWith(".S") || source.path().endsWith(".s")) {
        sources.add(new Source(NATIVES + source.path(), source.content(), Flags.Kind.ASSEMBLY));
      }
    }
    return sources;
  }

  /** The headers of a program. */
  static List<NativeSource> headers(Program program) {
    return program.natives().stream().filter(source -> source.path().endsWith(".h")).toList();
  }

  /** The object's name: the source's with {@code .o} appended ({@code native/start.S.o}). */
  String object() {
    return path + ".o";
  }

  /**
   * Hash of everything that the object depends on, in hexadecimal: of all headers only those that
   * the source includes, so that the platforms share the objects of compiled Java.
   */
  String key(Toolchain toolchain, Includes includes) {
    MessageDigest digest = ObjectCache.newSha256();
    update(digest, toolchain.id().getBytes(StandardCharsets.UTF_8));
    for (String flag : Flags.of(kind, toolchain.family())) {
      update(digest, flag.getBytes(StandardCharsets.UTF_8));
    }
    update(digest, new byte[] {CodeAlignment.OCTETS, FrameGroups.VERSION});
    update(digest, includes.hash(content));
    update(digest, path.getBytes(StandardCharsets.UTF_8));
    update(digest, content);
    return HexFormat.of().formatHex(digest.digest());
  }

  // With its length before it, so that no two lists of parts give the same octets.
  static void update(MessageDigest digest, byte[] part) {
    digest.update((part.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(part);
  }
}
