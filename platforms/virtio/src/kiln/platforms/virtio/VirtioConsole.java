package kiln.platforms.virtio;

import java.util.Objects;
import kiln.console.Console;
import kiln.machine.Memory;
import kiln.platform.Platform;

/**
 * A virtio console (VIRTIO 1.2 §5.3), its first port only: one queue of bytes in, one of bytes out.
 * The platform's own console is the serial line, which also speaks before there is Java; this is
 * for who wants a second one, or a fast one.
 *
 * <p>A device that is out of use swallows output and has come to the end of its input.
 */
final class VirtioConsole implements Console {
  /** Its number among the kinds of devices, §5. */
  static final int KIND = 3;

  private static final int RECEIVE = 0;
  private static final int TRANSMIT = 1;
  private static final int BUFFERS = 4; // in each direction
  private static final int BUFFER_BYTES = 1024;

  private final Memory memory;
  private final Platform platform;
  private final VirtioDevice device;
  private final VirtQueue received;
  private final VirtQueue sent;
  private final long[] address = new long[1];
  private final int[] length = new int[1];

  private final long[] receiveBuffer; // by head
  private long reading; // the buffer that is being read, from `readAt` to `readEnd`
  private int readAt;
  private int readEnd;

  private final long[] sendBuffer; // by head
  private final long[] freeSendBuffer = new long[BUFFERS];
  private int freeSendBuffers;

  /** Takes a device of {@link #KIND} into use. */
  VirtioConsole(Transport transport, Memory memory, Platform platform) {
    this.memory = memory;
    this.platform = platform;
    this.device = new VirtioDevice(transport, memory, 0);
    this.received = device.addQueue(BUFFERS);
    this.sent = device.addQueue(BUFFERS);
    this.receiveBuffer = new long[received.size()];
    this.sendBuffer = new long[sent.size()];
    device.start();
    for (int i = 0; i < receiveBuffer.length; i++) {
      offer(memory.allocate(BUFFER_BYTES, 16));
    }
    device.kick(RECEIVE);
    for (int i = 0; i < sendBuffer.length; i++) {
      freeSendBuffer[freeSendBuffers++] = memory.allocate(BUFFER_BYTES, 16);
    }
  }

  private void offer(long buffer) {
    int head = add(received, buffer, BUFFER_BYTES, 0);
    if (head != VirtQueue.NONE) {
      receiveBuffer[head] = buffer;
    }
  }

  private int add(VirtQueue queue, long buffer, int bytes, int readable) {
    address[0] = memory.physical(buffer);
    length[0] = bytes;
    return queue.add(address, length, 1, readable);
  }

  @Override
  public void write(byte[] src, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, src.length);
    synchronized (sent) {
      for (int done = 0; done < length; ) {
        if (!await(1)) {
          return;
        }
        int count = Math.min(BUFFER_BYTES, length - done);
        send(src, offset + done, count);
        done += count;
      }
      await(sendBuffer.length); // the machine may be switched off next, and the device with it
    }
  }

  private synchronized void send(byte[] src, int offset, int count) {
    long buffer = freeSendBuffer[--freeSendBuffers];
    memory.copyIn(src, offset, buffer, count);
    sendBuffer[add(sent, buffer, count, 1)] = buffer;
    device.kick(TRANSMIT);
  }

  /** Blocks until the device has given back {@code buffers}; false if it is out of use. */
  private boolean await(int buffers) {
    for (; ; ) {
      long seen = platform.events();
      boolean ready;
      synchronized (this) {
        for (int head; (head = sent.take()) != VirtQueue.NONE; ) {
          freeSendBuffer[freeSendBuffers++] = sendBuffer[head];
        }
        if (device.trouble() != null) {
          return false;
        }
        if (freeSendBuffers >= buffers) {
          return true;
        }
        ready = device.readyToWait(TRANSMIT);
      }
      if (ready) {
        platform.idle(seen, Platform.NO_DEADLINE);
      }
    }
  }

  @Override
  public int read(byte[] dst, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, dst.length);
    if (length == 0) {
      return 0;
    }
    for (; ; ) {
      long seen = platform.events();
      boolean ready;
      synchronized (this) {
        if (readAt < readEnd || nextBuffer()) {
          return move(dst, offset, length);
        }
        if (device.trouble() != null) {
          return -1;
        }
        ready = device.readyToWait(RECEIVE);
      }
      if (ready) {
        platform.idle(seen, Platform.NO_DEADLINE);
      }
    }
  }

  private boolean nextBuffer() {
    for (int head; (head = received.take()) != VirtQueue.NONE; ) {
      reading = receiveBuffer[head];
      readAt = 0;
      readEnd = received.written();
      if (readEnd > 0) {
        return true;
      }
      giveBack(); // empty, or of a length that makes no sense
    }
    return false;
  }

  private int move(byte[] dst, int offset, int length) {
    int count = Math.min(length, readEnd - readAt);
    memory.copyOut(reading + readAt, dst, offset, count);
    readAt += count;
    if (readAt == readEnd) {
      giveBack();
    }
    return count;
  }

  private void giveBack() {
    readEnd = 0;
    readAt = 0;
    offer(reading);
    device.kick(RECEIVE);
  }
}
