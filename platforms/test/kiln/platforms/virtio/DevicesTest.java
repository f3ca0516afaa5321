package kiln.platforms.virtio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import kiln.app.Refusal;
import kiln.platforms.machine.ModelMemory;
import kiln.platforms.machine.ModelPorts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevicesTest {
  private static final int DISK = 2;
  private static final long MESSAGE_ADDRESS = 0xfee00000L;
  private static final int MESSAGE = 0x30;

  /** A board with the places of some virtio-mmio devices. */
  private record ModelBoard(List<Long> places) implements Board {
    @Override
    public int mmioDevices() {
      return places.size();
    }

    @Override
    public long mmioAddress(int index) {
      return places.get(index);
    }

    @Override
    public long mmioBytes(int index) {
      return ModelDevice.BYTES;
    }

    @Override
    public int mmioLine(int index) {
      return 5 + index;
    }

    @Override
    public boolean route(int line) {
      return line < 24;
    }

    @Override
    public long messageAddress() {
      return MESSAGE_ADDRESS;
    }

    @Override
    public int messageData() {
      return MESSAGE;
    }
  }

  private static ModelDisk disk() {
    return new ModelDisk(false, ModelDisk.FLUSH | Transport.EVENT_IDX, 100);
  }

  private static Devices onPci(ModelDevice device, ModelFunction function) {
    return new Devices(device.memory, function.ports, new ModelBoard(List.of()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x1001, 0x1042}) // transitional and modern
  void aDiskOnPciWorks(int id) throws Exception {
    ModelDisk disk = disk();
    ModelFunction function = new ModelFunction(disk, id);
    Transport transport = onPci(disk, function).first(DISK, "disk", "x");
    assertEquals("virtio PCI device 00:03.0", transport.place());
    ModelPlatform platform = new ModelPlatform(disk::work);
    disk.interrupt = () -> {
      disk.interrupts = 0; // a message is no line: it needs no acknowledgement
      platform.interrupt();
    };
    VirtioBlock block = new VirtioBlock("storage", transport, disk.memory, platform, platform);
    byte[] sectors = new byte[20 * 512];
    Arrays.fill(sectors, (byte) 7);
    block.write(3, sectors, 0, 20);
    block.flush();
    assertArrayEquals(sectors, Arrays.copyOfRange(disk.content, 3 * 512, 23 * 512));
    assertEquals(1, disk.flushes);
    assertEquals(100, block.sectorCount());
  }

  @Test
  void interruptsOfPciDevicesAreMessages() {
    ModelDisk disk = disk();
    ModelFunction function = new ModelFunction(disk, 0x1042);
    onPci(disk, function).first(DISK, "disk", "x");
    assertTrue(function.msixEnabled());
    assertEquals(MESSAGE_ADDRESS, function.table(0, 8));
    assertEquals(MESSAGE, function.table(8, 4));
    assertEquals(0, function.table(12, 4), "not masked");
  }

  @Test
  void otherKindsAreLeftAlone() {
    ModelDisk disk = disk();
    ModelFunction function = new ModelFunction(disk, 0x1042);
    Devices devices = onPci(disk, function);
    Refusal e =
        assertThrows(Refusal.class, () -> devices.first(1, "network card", "--net=tap0"));
    assertEquals("This machine has no virtio network card; give it one: --net=tap0."
            + " A microvm of QEMU announces its devices only with acpi=off.",
        e.getMessage());
    assertEquals(0, function.space[4], "its command register was not written");
  }

  @Test
  void devicesOfTheCommandLineComeFirst() {
    ModelDisk disk = disk();
    Devices devices =
        new Devices(disk.memory, new ModelPorts(), new ModelBoard(List.of(ModelDevice.ADDRESS)));
    assertEquals(
        "virtio-mmio device at 0xfeb00000", devices.first(DISK, "disk", "x").place());
    assertTrue(devices.all(1, 9).isEmpty());
  }

  @Test
  void theOthersAreFoundAndTheFirstIsLeftAsItIs() {
    ModelDisk first = disk();
    ModelDisk second = new ModelDisk(false, 0, 50);
    first.memory.addRegisters(ModelDevice.ADDRESS + 0x1000, ModelDevice.BYTES, second);
    Devices devices = new Devices(first.memory, new ModelPorts(),
        new ModelBoard(List.of(ModelDevice.ADDRESS, ModelDevice.ADDRESS + 0x1000)));
    Transport used = devices.first(DISK, "disk", "x");
    used.begin();
    List<Transport> others = devices.others(DISK);
    assertEquals(1, others.size());
    assertEquals("virtio-mmio device at 0xfeb01000", others.get(0).place());
    assertEquals(50, others.get(0).config64(0));
    assertEquals(Transport.ACKNOWLEDGE | Transport.DRIVER, first.status);
    assertEquals(0, second.status);
  }

  @Test
  void aPlaceThatIsNoDeviceOfAKnownVersionIsRefused() {
    for (int version : new int[] {0, 3}) {
      ModelMemory memory = new ModelMemory();
      new ModelDevice(memory, false, DISK, 0, 1) {
        @Override
        public long load(long place, int width) {
          return place == 4 ? version : super.load(place, width);
        }
      };
      Devices devices =
          new Devices(memory, new ModelPorts(), new ModelBoard(List.of(ModelDevice.ADDRESS)));
      assertEquals("The command line announces a virtio-mmio device at 0xfeb00000, but it is of"
          + " version " + version + ", and only 1 and 2 are known.",
          assertThrows(Refusal.class, () -> devices.all(DISK, 1)).getMessage());
    }
  }

  @Test
  void aLineThatTheMachineLacksIsRefused() {
    ModelDisk disk = disk();
    Board board = new ModelBoard(Collections.nCopies(30, ModelDevice.ADDRESS));
    Devices devices = new Devices(disk.memory, new ModelPorts(), board);
    Refusal e = assertThrows(Refusal.class, () -> devices.all(DISK, 99));
    assertTrue(e.getMessage().endsWith("has interrupt line 24, which this machine lacks."));
  }

  @Test
  void aFunctionThatLacksSomethingIsRefused() {
    String[] problems = {"lacks a structure", "lacks a structure", "has no MSI-X", "beyond the"};
    for (int i = 0; i < problems.length; i++) {
      ModelDisk disk = disk();
      ModelFunction function = new ModelFunction(disk, 0x1042);
      switch (i) {
        case 0 -> function.put(0x53, 9, 1); // no common configuration
        case 1 -> function.put(0x5c, 20, 4); // too short
        case 2 -> function.put(0x40, 0x05, 1); // MSI only
        default -> function.put(0x6c, 0x00, 4); // no room for notifications
      }
      Refusal e = assertThrows(Refusal.class, () -> open(disk, function));
      assertTrue(i == 3 || e.getMessage().contains(problems[i]), e.getMessage());
    }
  }

  private static VirtioBlock open(ModelDisk disk, ModelFunction function) {
    ModelPlatform platform = new ModelPlatform(disk::work);
    return new VirtioBlock("x", onPci(disk, function).first(DISK, "disk", "x"), disk.memory,
        platform, platform);
  }

  /** Lists of capabilities that are loops or lead nowhere end. */
  @Test
  void capabilitiesThatLoopEndTheSearch() {
    for (int next = 0; next < 256; next++) {
      ModelDisk disk = disk();
      ModelFunction function = new ModelFunction(disk, 0x1042);
      function.put(0x89, next, 1);
      function.put(0x40, 0x05, 1);
      Devices devices = onPci(disk, function);
      assertThrows(Refusal.class, () -> devices.first(DISK, "disk", "x"));
    }
  }

  @Test
  void aDeviceThatDoesNotResetOrRefusesItsOwnFeaturesIsRefused() {
    ModelMemory memory = new ModelMemory();
    ModelDevice stubborn = new ModelDevice(memory, false, DISK, 0, 1) {
      @Override
      public long load(long place, int width) {
        return place == 0x070 ? 4 : super.load(place, width);
      }
    };
    assertTrue(assertThrows(Refusal.class, () -> stubborn.transport().begin()).getMessage()
        .contains("does not answer to a reset"));
    ModelDevice picky = new ModelDevice(new ModelMemory(), false, DISK, 0, 1) {
      @Override
      public void store(long place, int width, long value) {
        super.store(place, width, place == 0x070 ? value & ~Transport.FEATURES_OK : value);
      }
    };
    Transport transport = picky.transport();
    assertTrue(assertThrows(Refusal.class,
        () -> new VirtioDevice(transport, picky.memory, 0)).getMessage()
        .contains("refuses the features 0x100000000, which it offered"));
  }

  @Test
  void randomnessComesFromTheHost() {
    ModelDevice rng = new ModelDevice(new ModelMemory(), false, 4, Transport.EVENT_IDX, 1);
    ModelPlatform platform = new ModelPlatform(() -> {
      for (ModelDevice.Chain chain; (chain = rng.next(0)) != null; ) {
        int length = Math.min(100, chain.writableBytes()); // fewer than were asked for
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0x5a);
        rng.view.copyIn(bytes, 0, chain.addresses().get(0), length);
        rng.use(0, chain.head(), length);
      }
    });
    rng.interrupt = platform::interrupt;
    byte[] dst = new byte[1000];
    new VirtioRng(rng.transport(), rng.memory, platform, platform).fill(dst, 10, 900);
    for (int i = 0; i < dst.length; i++) {
      assertEquals(i >= 10 && i < 910 ? 0x5a : 0, dst[i]);
    }
  }

  @Test
  void anEntropyDeviceThatGivesNothingIsNotBelieved() {
    for (int written : new int[] {0, -7, 300}) {
      ModelDevice rng = new ModelDevice(new ModelMemory(), false, 4, 0, 1);
      ModelPlatform platform = new ModelPlatform(() -> {
        ModelDevice.Chain chain = rng.next(0);
        if (chain != null) {
          rng.use(0, chain.head(), written);
        }
      });
      rng.interrupt = platform::interrupt;
      VirtioRng driver = new VirtioRng(rng.transport(), rng.memory, platform, platform);
      assertThrows(Refusal.class, () -> driver.fill(new byte[8], 0, 8));
    }
    ModelDevice silent = new ModelDevice(new ModelMemory(), false, 4, 0, 1);
    ModelPlatform platform = new ModelPlatform(() -> {});
    VirtioRng driver = new VirtioRng(silent.transport(), silent.memory, platform, platform);
    assertTrue(assertThrows(Refusal.class, () -> driver.fill(new byte[8], 0, 8))
        .getMessage().contains("has not answered a request for 10 s"));
  }
}
