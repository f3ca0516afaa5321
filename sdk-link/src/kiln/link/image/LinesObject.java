package kiln.link.image;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A relocatable ELF file that holds a line table: {@code kiln_lines} in the section {@code
 * .kiln.lines}, and {@code kiln_lines_text}, room for three names of the longest size, in {@code
 * .bss} (ELF-64 Object File Format 1.5).
 *
 * <p>Written here rather than assembled: one process less, twice per link.
 */
final class LinesObject {
  static final String SECTION = ".kiln.lines";

  private static final int SECTION_HEADER = 64;
  private static final int STRTAB = 4;
  private static final int SECTIONS = 6;
  private static final String STRINGS =
      "\0" + SECTION + "\0.bss.kiln_lines_text\0.symtab\0.strtab\0.note.GNU-stack\0"
          + "kiln_lines\0kiln_lines_text\0";

  private LinesObject() {}

  static byte[] of(byte[] table, int textBytes) {
    Output symbols = new Output()
        .u32(0).u32(0).u64(0).u64(0)
        .u32(name("kiln_lines\0")).u8(0x11).u8(0).u16(1).u64(0).u64(table.length) // global object
        .u32(name("kiln_lines_text\0")).u8(0x11).u8(0).u16(2).u64(0).u64(textBytes);
    byte[] strings = STRINGS.getBytes(StandardCharsets.US_ASCII);
    Output file = new Output();
    int tableAt = Elf.HEADER;
    int symbolsAt = align(tableAt + table.length);
    int stringsAt = symbolsAt + symbols.size();
    int headersAt = align(stringsAt + strings.length);
    header(file, headersAt);
    file.raw(table).align(8).raw(symbols.toByteArray()).raw(strings).align(8);
    List<long[]> headers = new ArrayList<>();
    // type, flags, offset, size, link, info, alignment, size of an entry; SHT_PROGBITS and so on
    headers.add(new long[] {0, 0, 0, 0, 0, 0, 0, 0});
    headers.add(new long[] {1, Elf.SHF_ALLOC, tableAt, table.length, 0, 0, 4, 0});
    headers.add(new long[] {
      Elf.SHT_NOBITS, Elf.SHF_ALLOC | Elf.SHF_WRITE, symbolsAt, textBytes, 0, 0, 1, 0});
    headers.add(new long[] {2, 0, symbolsAt, symbols.size(), STRTAB, 1, 8, 24});
    headers.add(new long[] {3, 0, stringsAt, strings.length, 0, 0, 1, 0});
    headers.add(new long[] {1, 0, stringsAt, 0, 0, 0, 1, 0}); // .note.GNU-stack: not executable
    int[] names = {
      0, name(SECTION), name(".bss.k"), name(".symtab"), name(".strtab"), name(".note.GNU-stack")};
    for (int i = 0; i < SECTIONS; i++) {
      long[] h = headers.get(i);
      file.u32(names[i]).u32(h[0]).u64(h[1]).u64(0).u64(h[2]).u64(h[3]).u32(h[4]).u32(h[5])
          .u64(h[6]).u64(h[7]);
    }
    return file.toByteArray();
  }

  private static void header(Output file, int sectionHeaders) {
    file.u32(0x464c457fL).u8(2).u8(1).u8(1).u8(0).u64(0); // ELF64, little-endian, version 1, System V
    file.u16(1).u16(62).u32(1); // ET_REL, EM_X86_64, version 1
    file.u64(0).u64(0).u64(sectionHeaders).u32(0);
    file.u16(Elf.HEADER).u16(0).u16(0).u16(SECTION_HEADER).u16(SECTIONS).u16(STRTAB);
  }

  private static int name(String text) {
    return STRINGS.indexOf("\0" + text) + 1;
  }

  private static int align(int offset) {
    return (offset + 7) & -8;
  }
}
