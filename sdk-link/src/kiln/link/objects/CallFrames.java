package kiln.link.objects;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Which registers the functions of an object save, by its call frame information: the section
 * {@code .debug_frame} (DWARF 4 §6.4.1), which compilers write beside line tables.
 */
final class CallFrames {
  private static final String SECTION = ".debug_frame";

  /** Of the System V ABI's numbers, in the order in which compilers save them: r15 first. */
  private static final int[] SAVED = {15, 14, 13, 12, 3};

  private static final int RBP = 6;

  /** A frame's address is that behind the return address: 16 above where rbp points. */
  private static final int RETURN_AND_FRAME = 2;

  private static final int RELOCATION = 24;
  private static final int CIE = -1;

  private static final int NO_FRAME = -1;
  private static final int ODD = -2;

  private final Map<Integer, Integer> byFunction = new HashMap<>(); // by section, or one of these two

  private CallFrames() {}

  static CallFrames of(RelocatableFile file) {
    CallFrames frames = new CallFrames();
    int section = file.find(SECTION);
    if (section != 0) {
      frames.read(file, section);
    }
    return frames;
  }

  /**
   * A bit for each register that the function of a section saves, r15 being bit 0; -1 if it makes
   * no frame.
   */
  int saved(int section, String name) {
    Integer saved = byFunction.get(section);
    if (saved == null) {
      throw new IllegalStateException("The compiler wrote no " + SECTION + " for " + name + ".");
    } else if (saved == ODD) {
      throw new IllegalStateException("The frame of " + name + " is not laid out as others are.");
    }
    return saved;
  }

  private void read(RelocatableFile file, int section) {
    Map<Integer, Integer> functions = functions(file);
    ByteBuffer entries = file.content(section);
    while (entries.hasRemaining()) {
      int start = entries.position();
      int length = entries.getInt();
      int end = entries.position() + length;
      int id = entries.getInt();
      if (id != CIE) {
        // the place of the function is a relocation; then how long it is
        Integer function = functions.get(entries.position());
        entries.position(entries.position() + 16);
        if (function != null) {
          int saved = run(entries, end);
          byFunction.merge(function, saved, (a, b) -> a.equals(b) ? a : ODD);
        }
      }
      if (end <= start) {
        throw new IllegalStateException("The compiler wrote a " + SECTION + " that does not end.");
      }
      entries.position(end);
    }
  }

  /** The sections of functions by the place in the call frame information where their address goes. */
  private static Map<Integer, Integer> functions(RelocatableFile file) {
    Map<Integer, Integer> result = new HashMap<>();
    int relocations = file.find(".rela" + SECTION);
    if (relocations != 0) {
      ByteBuffer table = file.content(relocations);
      for (int at = 0; at < table.limit(); at += RELOCATION) {
        int symbol = table.getInt(at + 12);
        result.put((int) table.getLong(at), file.sectionOfSymbol(relocations, symbol));
      }
    }
    return result;
  }

  /** Runs a function's instructions (DWARF 4 §6.4.2) for what it saves wherever it has a frame. */
  private static int run(ByteBuffer code, int end) {
    int[] places = new int[17]; // of registers, in words below the frame's address; 0: not saved
    boolean framed = false;
    while (code.position() < end) {
      int op = code.get() & 0xff;
      switch (op >> 6) {
        case 1: // DW_CFA_advance_loc
        case 3: // DW_CFA_restore
          continue;
        case 2: // DW_CFA_offset
          places[op & 0x3f] = uleb(code);
          continue;
        default:
      }
      switch (op) {
        case 0x00, 0x0a, 0x0b -> {} // nop, remember_state, restore_state
        case 0x02 -> code.get(); // advance_loc1
        case 0x03 -> code.getShort(); // advance_loc2
        case 0x04 -> code.getInt(); // advance_loc4
        case 0x0c -> { // def_cfa
          int register = uleb(code);
          int offset = uleb(code);
          framed |= register == RBP && offset == 8 * RETURN_AND_FRAME;
        }
        case 0x0d -> framed |= uleb(code) == RBP; // def_cfa_register
        case 0x0e, 0x2e -> uleb(code); // def_cfa_offset, GNU_args_size
        default -> {
          return ODD;
        }
      }
    }
    return framed ? registers(places) : NO_FRAME;
  }

  private static int registers(int[] places) {
    int saved = 0;
    int next = RETURN_AND_FRAME + 1;
    for (int i = 0; i < SAVED.length; i++) {
      int place = places[SAVED[i]];
      if (place == next) {
        saved |= 1 << i;
        next++;
      } else if (place != 0) {
        return ODD;
      }
    }
    return places[RBP] == RETURN_AND_FRAME ? saved : ODD;
  }

  private static int uleb(ByteBuffer code) {
    int value = 0;
    for (int shift = 0; ; shift += 7) {
      int octet = code.get();
      value |= (octet & 0x7f) << shift;
      if (octet >= 0) {
        return value;
      }
    }
  }
}
