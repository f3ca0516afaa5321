package kiln.platforms.virtio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import kiln.platforms.machine.ModelMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VirtioConsoleTest {
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final Deque<byte[]> keyboard = new ArrayDeque<>();
  private ModelDevice device;
  private VirtioConsole console;

  private void open(long features) {
    device = new ModelDevice(new ModelMemory(), false, 3, features, 2);
    ModelPlatform platform = new ModelPlatform(this::work);
    device.interrupt = platform::interrupt;
    console = new VirtioConsole(device.transport(), device.memory, platform);
  }

  /** Shows what was written, and delivers one piece of input. */
  private void work() {
    for (ModelDevice.Chain chain; (chain = device.next(1)) != null; ) {
      byte[] bytes = new byte[chain.lengths().get(0)];
      device.view.copyOut(chain.addresses().get(0), bytes, 0, bytes.length);
      screen.writeBytes(bytes);
      device.use(1, chain.head(), 0);
    }
    ModelDevice.Chain chain = keyboard.isEmpty() ? null : device.next(0);
    if (chain != null) {
      byte[] bytes = keyboard.remove();
      device.view.copyIn(bytes, 0, chain.addresses().get(0), bytes.length);
      device.use(0, chain.head(), bytes.length);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, Transport.EVENT_IDX})
  void whatIsWrittenIsShownInOrder(long features) {
    open(features);
    byte[] text = new byte[100_000];
    new Random(1).nextBytes(text);
    Random random = new Random(2);
    for (int at = 0; at < text.length; ) {
      int count = Math.min(random.nextInt(5000), text.length - at);
      console.write(text, at, count);
      at += count;
      assertEquals(at, screen.size(), "the device has it all when write returns");
    }
    assertArrayEquals(text, screen.toByteArray());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, Transport.EVENT_IDX})
  void whatIsTypedIsRead(long features) {
    open(features);
    for (int i = 0; i < 500; i++) {
      keyboard.add(("line " + i + "\n").getBytes(StandardCharsets.US_ASCII));
    }
    for (int i = 0; i < 500; i++) {
      assertEquals("line " + i, console.readLine());
    }
  }

  @Test
  void aDeviceThatLiesIsTheEndOfInput() {
    open(0);
    device.setUsedIndex(device.queues[0], 99);
    assertEquals(-1, console.read(new byte[1], 0, 1));
    console.write(new byte[10_000], 0, 10_000); // goes nowhere, and comes back
    assertEquals(0, screen.size());
  }

  @Test
  void lengthsOfNoSenseAreSkipped() {
    open(0);
    for (int written : new int[] {0, -3, 5000}) {
      device.use(0, device.next(0).head(), written);
    }
    keyboard.add(new byte[] {'x', '\n'});
    assertEquals("x", console.readLine());
  }
}
