package kiln.link.objects;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives functions their place in an image by the registers that they save, so that the runtime can
 * undo their frames without a table (unwind.c).
 *
 * <p>The compiler puts a function that passes exceptions into a section {@code .text.pass.NAME}, one
 * that looks for them into {@code .text.look.NAME}; here that becomes {@code .text.frame.NN.}, and
 * linker scripts sort these. NN is the group: bits 0 to 4 for r15, r14, r13, r12 and rbx if they are
 * saved, 32 for one that looks. Which are saved is read from the object's call frame information
 * (DWARF 4 §6.4). A function that makes no frame calls nothing, and stays where it is.
 */
final class FrameGroups {
  /** Changes whenever objects come out otherwise; part of the key of cached objects. */
  static final int VERSION = 1;

  private static final String PASS = ".text.pass.";
  private static final String LOOK = ".text.look.";
  private static final int LOOKS = 32;

  private FrameGroups() {}

  /**
   * The object with its sections renamed; the same array where it has none to rename.
   *
   * @throws IllegalStateException if a frame is laid out in another way than unwinding expects
   */
  static byte[] sort(byte[] object) {
    RelocatableFile file = new RelocatableFile(object);
    List<Integer> grouped = new ArrayList<>();
    for (int i = 1; i < file.sections(); i++) {
      if (looks(file, i) || file.name(i).startsWith(PASS)) {
        grouped.add(i);
      }
    }
    if (grouped.isEmpty()) {
      return object;
    }
    CallFrames frames = CallFrames.of(file);
    Map<Integer, Integer> groups = new HashMap<>();
    for (int section : grouped) {
      int saved = frames.saved(section, file.name(section));
      if (saved >= 0) {
        groups.put(section, saved + (looks(file, section) ? LOOKS : 0));
      }
    }
    return groups.isEmpty() ? object : renamed(file, groups);
  }

  private static boolean looks(RelocatableFile file, int section) {
    return file.name(section).startsWith(LOOK);
  }

  /** The file with sections in their groups. */
  private static byte[] renamed(RelocatableFile file, Map<Integer, Integer> groups) {
    byte[] names = file.names();
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    table.writeBytes(names);
    Map<Integer, Integer> places = new HashMap<>(); // of the names of groups
    for (int group : groups.values()) {
      if (!places.containsKey(group)) {
        places.put(group, table.size());
        String name = String.format(".text.frame.%02d.", group);
        table.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        table.write(0);
      }
    }
    byte[] old = file.bytes();
    byte[] result = new byte[old.length + table.size()];
    System.arraycopy(old, 0, result, 0, old.length);
    System.arraycopy(table.toByteArray(), 0, result, old.length, table.size());
    RelocatableFile changed = new RelocatableFile(result);
    changed.moveNames(old.length, table.size());
    groups.forEach((section, group) -> changed.rename(section, places.get(group)));
    return result;
  }
}
