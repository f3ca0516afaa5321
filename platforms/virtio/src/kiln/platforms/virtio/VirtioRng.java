package kiln.platforms.virtio;

import kiln.app.Refusal;
import kiln.clock.Clock;
import kiln.machine.Memory;
import kiln.platform.Platform;

/** A virtio entropy device (VIRTIO 1.2 §5.4): one queue of buffers that the host fills. */
final class VirtioRng {
  /** Its number among the kinds of devices, §5. */
  static final int KIND = 4;

  private static final int QUEUE = 0;
  private static final int BUFFER_BYTES = 256;
  private static final long PATIENCE_NANOS = 10_000_000_000L;

  private final Memory memory;
  private final Platform platform;
  private final Clock clock;
  private final VirtioDevice device;
  private final VirtQueue queue;
  private final long buffer;

  VirtioRng(Transport transport, Memory memory, Platform platform, Clock clock) {
    this.memory = memory;
    this.platform = platform;
    this.clock = clock;
    this.device = new VirtioDevice(transport, memory, 0);
    this.queue = device.addQueue(2);
    this.buffer = memory.allocate(BUFFER_BYTES, 16);
    device.start();
  }

  /**
   * Fills {@code length} bytes of {@code dst} from {@code offset}; blocks until the host has
   * delivered them.
   *
   * @throws Refusal if the device fails or does not answer within 10 s
   */
  synchronized void fill(byte[] dst, int offset, int length) {
    for (int done = 0; done < length; ) {
      int count = request(Math.min(BUFFER_BYTES, length - done));
      memory.copyOut(buffer, dst, offset + done, count);
      done += count;
    }
    memory.copyIn(new byte[BUFFER_BYTES], 0, buffer, BUFFER_BYTES); // nobody else is to read them
  }

  private int request(int bytes) {
    long deadline = clock.monotonicNanos() + PATIENCE_NANOS;
    queue.add(new long[] {memory.physical(buffer)}, new int[] {bytes}, 1, 0);
    device.kick(QUEUE);
    for (; ; ) {
      long seen = platform.events();
      if (queue.take() != VirtQueue.NONE) {
        if (queue.written() < 1) { // §5.4.6.1: a device gives at least one byte
          device.fail("it used a buffer without filling it");
        }
        checkTrouble();
        return queue.written();
      }
      if (clock.monotonicNanos() >= deadline) {
        device.fail("it has not answered a request for 10 s");
      }
      checkTrouble();
      if (device.readyToWait(QUEUE)) {
        platform.idle(seen, deadline);
      }
    }
  }

  private void checkTrouble() {
    if (device.trouble() != null) {
      throw new Refusal(device.trouble());
    }
  }
}
