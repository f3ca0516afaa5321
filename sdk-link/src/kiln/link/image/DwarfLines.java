package kiln.link.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The line programs of an image (DWARF 4 §6.2): which line of which file an instruction came from.
 *
 * <p>Files are named by the path as the compiler saw it, folder and name, relative where it was.
 */
final class DwarfLines {
  /** One row of the matrix of §6.2.1; {@code file} is null at the end of a sequence. */
  record Row(long address, String file, int line) {}

  private static final int STANDARD_OPCODES = 13;

  private final Map<Long, List<String>> files = new HashMap<>(); // by offset of the program
  private final Row[] rows; // by address

  /** Runs all line programs; sequences whose section was dropped by the linker are left out. */
  DwarfLines(Elf elf) {
    List<Row> all = new ArrayList<>();
    Cursor c = elf.cursor(".debug_line");
    int section = c.at;
    while (c.more()) {
      runUnit(c, c.at - (long) section, all);
    }
    // Of several rows at one address the last is the valid one, so the order stays as it is; but the
    // end of a sequence comes before the start of the next, wherever the two programs lie.
    all.sort(Comparator.comparingLong(Row::address).thenComparing(row -> row.file() != null));
    rows = all.toArray(Row[]::new);
  }

  /** Name of a file of the line program at that offset, as the {@code call_file} of a scope. */
  String file(long program, int index) {
    List<String> names = files.getOrDefault(program, List.of());
    return index > 0 && index <= names.size() ? names.get(index - 1) : null;
  }

  /** The row that covers {@code address}, or null. */
  Row at(long address) {
    int i = Arrays.binarySearch(
        rows, new Row(address, null, 0), Comparator.comparingLong(Row::address));
    if (i < 0) {
      i = -i - 2;
    } else {
      while (i + 1 < rows.length && rows[i + 1].address() == address) {
        i++;
      }
    }
    return i < 0 || rows[i].file() == null ? null : rows[i];
  }

  private void runUnit(Cursor c, long offset, List<Row> all) {
    long length = c.u32();
    int end = c.at + (int) length;
    int version = c.u16();
    if (version < 2 || version > 4) {
      throw new IllegalArgumentException("Line program of DWARF version " + version);
    }
    long headerLength = c.u32();
    int program = c.at + (int) headerLength;
    Machine machine = new Machine(c, version);
    List<String> names = readFiles(c);
    files.put(offset, names);
    c.at = program;
    while (c.at < end) {
      machine.step(names, all);
    }
  }

  private static List<String> readFiles(Cursor c) {
    List<String> folders = new ArrayList<>();
    for (String folder; !(folder = c.text()).isEmpty(); ) {
      folders.add(folder);
    }
    List<String> names = new ArrayList<>();
    for (String name; !(name = c.text()).isEmpty(); ) {
      int folder = (int) c.uleb();
      c.uleb(); // time
      c.uleb(); // length
      names.add(folder == 0 ? name : folders.get(folder - 1) + "/" + name);
    }
    return names;
  }

  /** The state machine of §6.2.2. */
  private static final class Machine {
    private final Cursor c;
    private final int minimumLength;
    private final int lineBase;
    private final int lineRange;
    private final int opcodeBase;
    private final int[] operands = new int[256];

    private long address;
    private int file = 1;
    private int line = 1;
    private List<Row> sequence = new ArrayList<>();

    Machine(Cursor c, int version) {
      this.c = c;
      minimumLength = c.u8();
      if (version >= 4) {
        c.u8(); // operations per instruction: 1 on x86
      }
      c.u8(); // default_is_stmt
      lineBase = (byte) c.u8();
      lineRange = c.u8();
      opcodeBase = c.u8();
      for (int i = 1; i < opcodeBase; i++) {
        operands[i] = c.u8();
      }
    }

    void step(List<String> names, List<Row> all) {
      int opcode = c.u8();
      if (opcode >= opcodeBase) {
        address += (long) ((opcode - opcodeBase) / lineRange) * minimumLength;
        line += lineBase + (opcode - opcodeBase) % lineRange;
        emit(names);
      } else if (opcode == 0) {
        extended(all);
      } else {
        standard(opcode, names);
      }
    }

    private void emit(List<String> names) {
      String name = file > 0 && file <= names.size() ? names.get(file - 1) : "";
      sequence.add(new Row(address, name, line));
    }

    private void standard(int opcode, List<String> names) {
      switch (opcode) {
        case 1 -> emit(names); // DW_LNS_copy
        case 2 -> address += c.uleb() * minimumLength; // advance_pc
        case 3 -> line += (int) c.sleb(); // advance_line
        case 4 -> file = (int) c.uleb(); // set_file
        case 8 -> address += (long) ((255 - opcodeBase) / lineRange) * minimumLength; // const_add_pc
        case 9 -> address += c.u16(); // fixed_advance_pc
        default -> {
          for (int i = 0; i < (opcode < STANDARD_OPCODES ? operands[opcode] : 0); i++) {
            c.uleb(); // column, flags, blocks: not of interest
          }
        }
      }
    }

    private void extended(List<Row> all) {
      int length = (int) c.uleb();
      int end = c.at + length;
      switch (c.u8()) {
        case 1 -> endSequence(all); // DW_LNE_end_sequence
        case 2 -> address = c.u64(); // set_address
        default -> { } // discriminators and the like
      }
      c.at = end;
    }

    private void endSequence(List<Row> all) {
      // The linker gives 0 (or 1) to code that it dropped; nothing is linked that low.
      if (!sequence.isEmpty() && sequence.get(0).address() > 1) {
        all.addAll(sequence);
        all.add(new Row(address, null, 0));
      }
      sequence = new ArrayList<>();
      address = 0;
      file = 1;
      line = 1;
    }
  }
}
