package kiln.link.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One unit of {@code .debug_info} (DWARF 4 §7.5), read entry by entry.
 *
 * <p>The unit's own entry comes first and gives the base address of ranges and the line program.
 */
final class DwarfUnit {
  /** An attribute of an abbreviation: §7.5.4 and §7.5.5. */
  private record Attribute(int name, int form) {}

  private record Abbreviation(int tag, boolean hasChildren, List<Attribute> attributes) {}

  /**
   * An entry, reduced to what names code.
   *
   * @param origin offset in .debug_info of the entry that this is an instance of, or -1
   * @param low start of the code, or -1
   * @param high its end, or -1
   * @param ranges offset in .debug_ranges, or -1
   */
  record Entry(
      int tag, boolean hasChildren, String name, long origin, long low, long high, long ranges,
      int callFile, int callLine) {}

  private static final int AT_NAME = 0x03;
  private static final int AT_STMT_LIST = 0x10;
  private static final int AT_LOW_PC = 0x11;
  private static final int AT_HIGH_PC = 0x12;
  private static final int AT_ABSTRACT_ORIGIN = 0x31;
  private static final int AT_SPECIFICATION = 0x47;
  private static final int AT_RANGES = 0x55;
  private static final int AT_CALL_FILE = 0x58;
  private static final int AT_CALL_LINE = 0x59;
  private static final int AT_LINKAGE_NAME = 0x6e;

  private static final int FORM_ADDR = 0x01;
  private static final int FORM_STRING = 0x08;
  private static final int FORM_STRP = 0x0e;
  private static final int FORM_REF_ADDR = 0x10;

  private final Elf elf;
  private final Cursor c;
  private final long unitOffset;
  private final int end;
  private final Map<Long, Abbreviation> abbreviations;
  private long base;
  private long lineProgram = -1;
  private boolean first = true;

  /** Reads the header at the cursor, which then stands at the unit's own entry. */
  DwarfUnit(Elf elf, Cursor c, int section) {
    this.elf = elf;
    this.c = c;
    unitOffset = c.at - (long) section;
    long length = c.u32();
    end = c.at + (int) length;
    int version = c.u16();
    if (version < 2 || version > 4) {
      throw new IllegalArgumentException("Debug information of DWARF version " + version);
    }
    abbreviations = readAbbreviations(elf.cursor(".debug_abbrev"), c.u32());
    c.u8(); // size of an address: 8
  }

  /** Place in the file after the last entry. */
  int end() {
    return end;
  }

  /** Offset in .debug_line of the unit's program, or -1. */
  long lineProgram() {
    return lineProgram;
  }

  /** The next entry, or null at the end of a list of children. */
  Entry next() {
    long code = c.uleb();
    if (code == 0) {
      return null;
    }
    Abbreviation abbreviation = abbreviations.get(code);
    String name = null;
    String linkage = null;
    long origin = -1;
    long low = -1;
    long high = -1;
    boolean highIsLength = false;
    long ranges = -1;
    int callFile = 0;
    int callLine = 0;
    for (Attribute attribute : abbreviation.attributes()) {
      switch (attribute.name()) {
        case AT_NAME -> name = text(attribute.form());
        case AT_LINKAGE_NAME -> linkage = text(attribute.form());
        case AT_ABSTRACT_ORIGIN, AT_SPECIFICATION -> {
          long value = number(attribute.form());
          origin = attribute.form() == FORM_REF_ADDR ? value : unitOffset + value;
        }
        case AT_LOW_PC -> low = number(attribute.form());
        case AT_HIGH_PC -> {
          high = number(attribute.form());
          highIsLength = attribute.form() != FORM_ADDR;
        }
        case AT_RANGES -> ranges = number(attribute.form());
        case AT_CALL_FILE -> callFile = (int) number(attribute.form());
        case AT_CALL_LINE -> callLine = (int) number(attribute.form());
        case AT_STMT_LIST -> lineProgram = number(attribute.form());
        default -> number(attribute.form());
      }
    }
    if (first) {
      first = false;
      base = Math.max(low, 0);
    }
    return new Entry(abbreviation.tag(), abbreviation.hasChildren(),
        linkage != null ? linkage : name, origin, low, highIsLength ? low + high : high, ranges,
        callFile, callLine);
  }

  /** The code of an entry (§2.17); empty if there is none or the linker dropped it. */
  List<DwarfScopes.Range> ranges(Entry entry) {
    List<DwarfScopes.Range> result = new ArrayList<>();
    if (entry.ranges() >= 0) {
      Cursor r = elf.cursor(".debug_ranges");
      r.at += (int) entry.ranges();
      long from = base;
      for (long low = r.u64(), high = r.u64(); low != 0 || high != 0; low = r.u64(), high = r.u64()) {
        if (low == -1) {
          from = high; // a base address selection entry
        } else {
          add(result, from + low, from + high);
        }
      }
    } else {
      add(result, entry.low(), entry.high());
    }
    return List.copyOf(result);
  }

  // The linker writes 0 or 1 for code that it dropped; an empty range is none.
  private static void add(List<DwarfScopes.Range> ranges, long low, long high) {
    if (low > 1 && high > low) {
      ranges.add(new DwarfScopes.Range(low, high));
    }
  }

  private String text(int form) {
    if (form == FORM_STRING) {
      return c.text();
    }
    if (form == FORM_STRP) {
      Cursor strings = elf.cursor(".debug_str");
      strings.at += (int) c.u32();
      return strings.text();
    }
    number(form);
    return null;
  }

  /** Reads any form of §7.5.4; blocks and texts are skipped and give 0. */
  private long number(int form) {
    return switch (form) {
      case FORM_ADDR, 0x07, 0x20 -> c.u64(); // addr, data8, ref_sig8
      case 0x05, 0x12 -> c.u16(); // data2, ref2
      case 0x06, 0x13, FORM_STRP, FORM_REF_ADDR, 0x17 -> c.u32(); // data4, ref4, sec_offset
      case 0x14 -> c.u64(); // ref8
      case 0x0b, 0x0c, 0x11 -> c.u8(); // data1, flag, ref1
      case 0x0d -> c.sleb();
      case 0x0f, 0x15 -> c.uleb(); // udata, ref_udata
      case 0x19 -> 1; // flag_present
      case 0x03 -> skip(c.u16()); // block2
      case 0x04 -> skip(c.u32()); // block4
      case 0x09, 0x18 -> skip(c.uleb()); // block, exprloc
      case 0x0a -> skip(c.u8()); // block1
      case FORM_STRING -> {
        c.text();
        yield 0;
      }
      default -> throw new IllegalArgumentException("DWARF form 0x" + Integer.toHexString(form));
    };
  }

  private long skip(long length) {
    c.at += (int) length;
    return 0;
  }

  private static Map<Long, Abbreviation> readAbbreviations(Cursor c, long offset) {
    c.at += (int) offset;
    Map<Long, Abbreviation> result = new HashMap<>();
    for (long code = c.uleb(); code != 0; code = c.uleb()) {
      int tag = (int) c.uleb();
      boolean hasChildren = c.u8() != 0;
      List<Attribute> attributes = new ArrayList<>();
      for (int name = (int) c.uleb(), form = (int) c.uleb();
          name != 0 || form != 0;
          name = (int) c.uleb(), form = (int) c.uleb()) {
        attributes.add(new Attribute(name, form));
      }
      result.put(code, new Abbreviation(tag, hasChildren, attributes));
    }
    return result;
  }
}
