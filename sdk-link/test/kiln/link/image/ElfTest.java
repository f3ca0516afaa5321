package kiln.link.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ElfTest {
  private static final byte[] TABLE = {1, 2, 3, 4, 5};

  @Test
  void readsSectionsSymbolsAndContents() {
    Elf elf = new Elf(LinesObject.of(TABLE, 77));
    assertEquals(
        List.of("", ".kiln.lines", ".bss.kiln_lines_text", ".symtab", ".strtab", ".note.GNU-stack"),
        elf.sections().stream().map(Elf.Section::name).toList());
    assertArrayEquals(TABLE, elf.content(elf.section(".kiln.lines")));
    assertEquals(0, elf.content(elf.section(".bss.kiln_lines_text")).length);
    assertEquals(77, elf.section(".bss.kiln_lines_text").size());
    assertEquals(new Elf.Symbol("kiln_lines", Elf.STT_OBJECT, 0, TABLE.length, 1),
        elf.symbol("kiln_lines"));
    assertEquals(List.of(), elf.segments());
    assertNull(elf.section(".text"));
    assertNull(elf.symbol("main"));
  }

  @Test
  void whatIsNoElfFileIsRefused() {
    byte[] good = LinesObject.of(TABLE, 77);
    assertThrows(IllegalArgumentException.class, () -> new Elf(new byte[0]));
    assertThrows(IllegalArgumentException.class, () -> new Elf(Arrays.copyOf(good, 63)));
    for (int place : new int[] {0, 3, 4, 5, 18}) { // magic, class, byte order, machine
      byte[] bad = good.clone();
      bad[place] ^= 3;
      assertThrows(IllegalArgumentException.class, () -> new Elf(bad), "byte " + place);
    }
  }

  @Test
  void aDamagedFileIsRefusedOrRead() {
    byte[] good = LinesObject.of(TABLE, 77);
    Random random = new Random(42);
    for (int round = 0; round < 2000; round++) {
      byte[] bad = Arrays.copyOf(good, 64 + random.nextInt(good.length - 63));
      for (int i = random.nextInt(4); i >= 0; i--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      try {
        new Elf(bad).sections().forEach(Elf.Section::name);
      } catch (IllegalArgumentException e) {
        assertEquals("Not an x86-64 ELF file", e.getMessage().replaceAll(":.*", ""));
      }
    }
  }
}
