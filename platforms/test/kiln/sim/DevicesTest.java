package kiln.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import kiln.net.NetDevice;
import org.junit.jupiter.api.Test;

/** Apps with a network or a disk, among others and alone. */
class DevicesTest {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final int PONG = 0x0A000002;
  private static final int ASKER = 0x0A000001;

  /** Asks for the address of {@link #PONG} every millisecond until it has been told often enough. */
  private static final class Asker implements Station {
    private static final long PAUSE_NANOS = 1_000_000;

    private final int wanted;
    private int asked;
    private int told;

    Asker(int wanted) {
      this.wanted = wanted;
    }

    @Override
    public long poll(long nowNanos, NetDevice device) {
      byte[] frame = new byte[device.mtu() + NetDevice.HEADER];
      while (device.receive(frame) > 0) {
        ByteBuffer arp = ByteBuffer.wrap(frame);
        if (arp.getShort(12) == 0x0806 && arp.getShort(20) == 2 && arp.getInt(28) == PONG) {
          told++;
        }
      }
      if (told >= wanted) {
        return NEVER;
      }
      asked++;
      device.transmit(question(device.mac()), 42);
      return nowNanos + PAUSE_NANOS;
    }

    private static byte[] question(byte[] mac) {
      ByteBuffer arp = ByteBuffer.allocate(42);
      Arrays.fill(arp.array(), 0, 6, (byte) 0xff);
      arp.position(6);
      arp.put(mac).putShort((short) 0x0806);
      arp.putShort((short) 1).putShort((short) 0x0800).put((byte) 6).put((byte) 4);
      arp.putShort((short) 1).put(mac).putInt(ASKER).put(new byte[6]).putInt(PONG);
      return arp.array();
    }
  }

  @Test
  void aNodeAnswersOverALinkThatLosesDelaysAndRepeats() throws Exception {
    Path pong = Images.of("pong");
    Seeds.check(
        5,
        world -> {
          Network lan = world.network("lan");
          Node node = world.node("pong", pong);
          lan.attach(node, "service", Quality.CABLE.loss(200).duplicate(100).reorder(300));
          node.start();
          Asker asker = new Asker(50);
          lan.attach("asker", asker, Quality.CABLE);
          assertTrue(world.runUntil(() -> asker.told >= 50, LONG), node.errors());
          assertTrue(asker.asked > 55, "nothing was lost: " + asker.asked);
        });
  }

  @Test
  void aDiskIsWrittenAndReadBack() throws Exception {
    try (Simulation world = new Simulation(1)) {
      Disk disk = world.disk(4 << 20);
      Node node = world.node("a", Images.of("block"), "--size=4").disk("data", disk).start();
      assertEquals(0, node.await(LONG), node.output() + node.errors());
      assertTrue(node.output().contains("data has 8192 sectors of 512 bytes"), node.output());
      assertNotEquals(0, Arrays.hashCode(disk.content(0, 8)));
    }
  }

  @Test
  void aFailingDiskIsTheAppsToReport() throws Exception {
    try (Simulation world = new Simulation(1)) {
      Disk disk = world.disk(4 << 20).fail(1);
      Node node = world.node("a", Images.of("block"), "--size=4").disk("data", disk).start();
      assertNotEquals(0, node.await(LONG));
      assertTrue((node.output() + node.errors()).contains("data: write failed"), node.errors());
    }
  }

  @Test
  void aPowerCutEndsTheNodeAndItCanBeStartedAgain() throws Exception {
    Path block = Images.of("block");
    Seeds.check(
        3,
        world -> {
          Disk disk = world.disk(16 << 20);
          Node node = world.node("a", block).disk("storage", disk).start();
          assertTrue(world.runUntil(() -> disk.unflushed() > 1000, LONG));
          node.cutPower();
          assertTrue(node.status().isEmpty());
          assertEquals(0, disk.unflushed());
          node.start();
          assertEquals(0, node.await(LONG), node.output() + node.errors());
        });
  }

  @Test
  void aDeviceThatNobodyPluggedInIsMissedWithASentence() throws Exception {
    try (Simulation world = new Simulation(1)) {
      Node node = world.node("a", Images.of("block")).start();
      assertEquals(2, node.await(LONG));
      assertTrue((node.output() + node.errors()).contains("This node has no disk"), node.errors());
    }
  }
}
