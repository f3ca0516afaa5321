package kiln.link.objects;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The sections of a relocatable file that a compiler has made (ELF-64 Object File Format 1.5). */
final class RelocatableFile {
  private static final int E_SHOFF = 40;
  private static final int E_SHENTSIZE = 58;
  private static final int E_SHNUM = 60;
  private static final int E_SHSTRNDX = 62;
  private static final int SH_NAME = 0;
  private static final int SH_FLAGS = 8;
  private static final int SH_OFFSET = 24;
  private static final int SH_SIZE = 32;
  private static final int SH_LINK = 40;
  private static final int SH_ADDRALIGN = 48;
  private static final long SHF_EXECINSTR = 4;
  private static final int SYMBOL = 24;
  private static final int ST_SHNDX = 6;

  private final byte[] bytes;
  private final ByteBuffer file;
  private final int headers;
  private final int headerSize;

  /** Reads, and changes, {@code bytes}. */
  RelocatableFile(byte[] bytes) {
    this.bytes = bytes;
    this.file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    this.headers = (int) file.getLong(E_SHOFF);
    this.headerSize = file.getShort(E_SHENTSIZE);
  }

  byte[] bytes() {
    return bytes;
  }

  /** How many sections there are; the first, number 0, is none. */
  int sections() {
    return file.getShort(E_SHNUM) & 0xffff;
  }

  private int header(int section) {
    return headers + section * headerSize;
  }

  private int nameTable() {
    return file.getShort(E_SHSTRNDX) & 0xffff;
  }

  String name(int section) {
    int start = offset(nameTable()) + file.getInt(header(section) + SH_NAME);
    int end = start;
    while (bytes[end] != 0) {
      end++;
    }
    return new String(bytes, start, end - start, StandardCharsets.US_ASCII);
  }

  /** The section of that name; 0 if there is none. */
  int find(String name) {
    for (int i = 1; i < sections(); i++) {
      if (name(i).equals(name)) {
        return i;
      }
    }
    return 0;
  }

  int offset(int section) {
    return (int) file.getLong(header(section) + SH_OFFSET);
  }

  int size(int section) {
    return (int) file.getLong(header(section) + SH_SIZE);
  }

  /** What the section holds, little-endian. */
  ByteBuffer content(int section) {
    return file.slice(offset(section), size(section)).order(ByteOrder.LITTLE_ENDIAN);
  }

  boolean isCode(int section) {
    return (file.getLong(header(section) + SH_FLAGS) & SHF_EXECINSTR) != 0;
  }

  /** Lets the linker align the section to {@code octets} at most. */
  void relaxAlignment(int section, int octets) {
    int place = header(section) + SH_ADDRALIGN;
    if (file.getLong(place) > octets) {
      file.putLong(place, octets);
    }
  }

  /** The section in which the symbol lies to which a section of relocations refers by its number. */
  int sectionOfSymbol(int relocations, int symbol) {
    int table = file.getInt(header(relocations) + SH_LINK);
    return file.getShort(offset(table) + symbol * SYMBOL + ST_SHNDX) & 0xffff;
  }

  /** The table of the sections' names. */
  byte[] names() {
    int at = offset(nameTable());
    return Arrays.copyOfRange(bytes, at, at + size(nameTable()));
  }

  /** The table of names lies elsewhere in the file now. */
  void moveNames(int offset, int size) {
    int header = header(nameTable());
    file.putLong(header + SH_OFFSET, offset);
    file.putLong(header + SH_SIZE, size);
  }

  void rename(int section, int placeOfName) {
    file.putInt(header(section) + SH_NAME, placeOfName);
  }
}
