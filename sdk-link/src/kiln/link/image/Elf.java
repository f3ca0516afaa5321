package kiln.link.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A linked 64-bit little-endian ELF file, read (System V ABI, "Object Files"; ELF-64 Object File
 * Format 1.5).
 *
 * <p>Only what the linker of Kiln and its tests look at; a file without section headers, as an
 * artifact is, has no sections and no symbols here.
 */
public final class Elf {
  /** Section type without bytes in the file. */
  public static final int SHT_NOBITS = 8;

  /** Section flags: occupies memory; holds instructions. */
  public static final long SHF_WRITE = 1;
  public static final long SHF_ALLOC = 2;
  public static final long SHF_EXECINSTR = 4;

  /** Segment types. */
  public static final int PT_LOAD = 1;
  public static final int PT_NOTE = 4;

  /** Symbol types. */
  public static final int STT_OBJECT = 1;
  public static final int STT_FUNC = 2;
  public static final int STT_SECTION = 3;
  public static final int STT_FILE = 4;

  /** Size of the file's header and of one program header, in bytes. */
  public static final int HEADER = 64;
  public static final int PROGRAM_HEADER = 56;

  private static final int SECTION_HEADER = 64;
  private static final int SYMBOL = 24;
  private static final int SHT_SYMTAB = 2;

  /** One section; {@code address} is 0 for sections that are not loaded. */
  public record Section(
      String name, int type, long flags, long address, long offset, long size, int link) {
    public boolean allocated() {
      return (flags & SHF_ALLOC) != 0;
    }

    public boolean executable() {
      return (flags & SHF_EXECINSTR) != 0;
    }

    /** Bytes in the file: none for {@code .bss}. */
    public long fileSize() {
      return type == SHT_NOBITS ? 0 : size;
    }
  }

  /** One program header; {@code flags} is PF_X 1, PF_W 2, PF_R 4. */
  public record Segment(
      int type, int flags, long offset, long virtual, long physical, long fileSize,
      long memorySize, long align) {}

  /** One named symbol; {@code section} is an index into {@link #sections}, or special. */
  public record Symbol(String name, int type, long value, long size, int section) {}

  private final byte[] bytes;
  private final List<Section> sections;
  private final List<Segment> segments;
  private final List<Symbol> symbols;

  /**
   * Reads all headers and symbols; {@code bytes} is kept, not copied.
   *
   * @throws IllegalArgumentException if this is no x86-64 ELF file, or a damaged one
   */
  public Elf(byte[] bytes) {
    this.bytes = bytes;
    if (bytes.length < HEADER
        || at(0).u32() != 0x464c457fL // 0x7f "ELF"
        || bytes[4] != 2 // ELFCLASS64
        || bytes[5] != 1 // ELFDATA2LSB
        || at(18).u16() != 62) { // EM_X86_64
      throw new IllegalArgumentException("Not an x86-64 ELF file");
    }
    try {
      this.segments = readSegments();
      this.sections = readSections();
      this.symbols = readSymbols();
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("Not an x86-64 ELF file: a header points outside", e);
    }
  }

  /** The file itself; not a copy. */
  public byte[] bytes() {
    return bytes;
  }

  public List<Section> sections() {
    return sections;
  }

  public List<Segment> segments() {
    return segments;
  }

  /** All symbols with a name, in the file's order; section and file symbols left out. */
  public List<Symbol> symbols() {
    return symbols;
  }

  public long entry() {
    return at(24).u64();
  }

  /** The section of that name, or null. */
  public Section section(String name) {
    return sections.stream().filter(s -> s.name().equals(name)).findFirst().orElse(null);
  }

  /** The symbol of that name, or null. */
  public Symbol symbol(String name) {
    return symbols.stream().filter(s -> s.name().equals(name)).findFirst().orElse(null);
  }

  /** A copy of what the file holds of a section. */
  public byte[] content(Section section) {
    int start = (int) section.offset();
    return Arrays.copyOfRange(bytes, start, start + (int) section.fileSize());
  }

  /** A cursor over a section of that name; an empty one if there is none. */
  Cursor cursor(String name) {
    Section section = section(name);
    if (section == null) {
      return new Cursor(bytes, 0, 0);
    }
    int start = (int) section.offset();
    return new Cursor(bytes, start, start + (int) section.fileSize());
  }

  /** A cursor at a place of the file. */
  Cursor at(long offset) {
    return new Cursor(bytes, (int) offset, bytes.length);
  }

  private List<Segment> readSegments() {
    List<Segment> result = new ArrayList<>();
    Cursor header = at(32);
    long table = header.u64();
    int count = at(56).u16();
    for (int i = 0; i < count; i++) {
      Cursor c = at(table + (long) i * PROGRAM_HEADER);
      int type = c.u32AsInt();
      int flags = c.u32AsInt();
      result.add(new Segment(
          type, flags, c.u64(), c.u64(), c.u64(), c.u64(), c.u64(), c.u64()));
    }
    return List.copyOf(result);
  }

  private List<Section> readSections() {
    List<Section> result = new ArrayList<>();
    long table = at(40).u64();
    int count = at(60).u16();
    long names = count == 0 ? 0 : at(table + (long) at(62).u16() * SECTION_HEADER + 24).u64();
    for (int i = 0; i < count; i++) {
      Cursor c = at(table + (long) i * SECTION_HEADER);
      String name = at(names + c.u32()).text();
      int type = c.u32AsInt();
      result.add(new Section(
          name, type, c.u64(), c.u64(), c.u64(), c.u64(), c.u32AsInt()));
    }
    return List.copyOf(result);
  }

  private List<Symbol> readSymbols() {
    List<Symbol> result = new ArrayList<>();
    for (Section table : sections) {
      if (table.type() != SHT_SYMTAB) {
        continue;
      }
      long names = sections.get(table.link()).offset();
      for (long offset = SYMBOL; offset < table.size(); offset += SYMBOL) {
        Cursor c = at(table.offset() + offset);
        long name = c.u32();
        int type = c.u8() & 0xf;
        c.u8(); // visibility
        int section = c.u16();
        if (name != 0 && type != STT_SECTION && type != STT_FILE) {
          result.add(new Symbol(at(names + name).text(), type, c.u64(), c.u64(), section));
        }
      }
    }
    return List.copyOf(result);
  }
}
