package kiln.platforms.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelMachineTest {
  private final ModelMemory memory = new ModelMemory();
  private final List<String> accesses = new ArrayList<>();

  private final Registers registers =
      new Registers() {
        @Override
        public long load(long offset, int bytes) {
          accesses.add("load " + bytes + " at " + offset);
          return -1;
        }

        @Override
        public void store(long offset, int bytes, long value) {
          accesses.add("store " + bytes + " at " + offset + ": 0x" + Long.toHexString(value));
        }
      };

  @Test
  void numbersAreLittleEndian() {
    long at = memory.allocate(16, 16);
    memory.store64(at, 0x1122334455667788L);
    assertEquals(0x88, memory.load8(at));
    assertEquals(0x5566, memory.load16(at + 2));
    assertEquals(0x11223344, memory.load32(at + 4));
    memory.store32(at + 8, -1);
    assertEquals(0xffffffffL, memory.load64(at + 8));
  }

  @Test
  void aDeviceSeesTheSameBytesAtThePhysicalAddress() {
    long at = memory.allocate(64, 64);
    long physical = memory.physical(at);
    assertNotEquals(at, physical);
    assertEquals(0, physical % 64);
    memory.store32(at, 42);
    assertEquals(42, memory.device().load(physical, 4));
    memory.device().store(physical + 4, 2, 0xbeef);
    assertEquals(0xbeef, memory.load16(at + 4));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.device().load(at, 4));
  }

  @Test
  void anArrayHasOneAddress() {
    byte[] array = new byte[512];
    long at = memory.addressOf(array, 8);
    assertEquals(at - 8, memory.addressOf(array, 0));
    memory.device().copyIn(new byte[] {1, 2, 3}, 0, memory.physical(at), 3);
    assertArrayEquals(new byte[] {0, 1, 2, 3, 0}, java.util.Arrays.copyOfRange(array, 7, 12));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.addressOf(array, 513));
  }

  @Test
  void accessesBeyondTheEndOrUnalignedAreCaught() {
    long at = memory.allocate(10, 8);
    assertThrows(IndexOutOfBoundsException.class, () -> memory.load32(at + 8));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.load8(at - 1));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.load8(at + 10));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.store16(at + 1, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.copyOut(at, new byte[20], 0, 11));
  }

  @Test
  void registersAreReachedOnlyWhereMapped() {
    memory.addRegisters(0xfeb0_0200L, 0x200, registers);
    assertThrows(IllegalArgumentException.class, () -> memory.map(0xfeb0_0200L, 0x201));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.load32(0xfeb0_0200L));
    long at = memory.map(0xfeb0_0300L, 0x100);
    assertEquals(-1, memory.load32(at));
    assertEquals(0xff, memory.load8(at + 3));
    memory.store16(at + 8, -2);
    assertThrows(IndexOutOfBoundsException.class, () -> memory.load32(at + 0x100));
    assertEquals(
        List.of("load 4 at 256", "load 1 at 259", "store 2 at 264: 0xfffe"), accesses);
  }

  @Test
  void fencesAreCounted() {
    memory.storeFence();
    memory.loadFence();
    memory.fence();
    assertEquals(3, memory.fences());
  }

  @Test
  void portsThatNobodyAnswersReadAsOnes() {
    ModelPorts ports = new ModelPorts();
    ports.add(0x3f8, 8, registers);
    assertEquals(0xff, ports.in8(0x2f8));
    assertEquals(-1, ports.in32(0xcfc));
    ports.out8(0x3f9, 0x1ff);
    ports.out8(0x400, 1);
    assertEquals(0xffff, ports.in16(0x3fe));
    assertEquals(List.of("store 1 at 1: 0xff", "load 2 at 6"), accesses);
  }
}
