package kiln.platforms.virtio;

import java.util.ArrayList;
import java.util.List;
import kiln.app.Refusal;
import kiln.machine.Memory;

/**
 * What all drivers have in common: the negotiation, the queues, and the end of a device that
 * misbehaves. A device that broke the rules is reset, so that it stops touching memory, and is
 * never used again; {@link #trouble} says why.
 */
final class VirtioDevice {
  private final Transport transport;
  private final Memory memory;
  private final long features;
  private final List<VirtQueue> queues = new ArrayList<>();
  private String trouble;

  /**
   * Negotiates (VIRTIO 1.2 §3.1.1, steps 1 to 6).
   *
   * @param wanted the driver's own features; those that every driver wants are added
   */
  VirtioDevice(Transport transport, Memory memory, long wanted) {
    this.transport = transport;
    this.memory = memory;
    transport.begin();
    this.features =
        transport.offered() & (wanted | Transport.EVENT_IDX | Transport.VERSION_1);
    transport.accept(features);
  }

  boolean has(long feature) {
    return (features & feature) != 0;
  }

  Transport transport() {
    return transport;
  }

  /**
   * Makes the next queue, in the order of their numbers.
   *
   * @param most entries at most
   * @throws Refusal if the device has no such queue
   */
  VirtQueue addQueue(int most) {
    int index = queues.size();
    int offered = transport.queueSize(index);
    if (offered < 2) {
      throw new Refusal("The " + transport.place() + " lacks queue " + index
          + ", which every device of its kind has.");
    }
    int size = Math.min(Integer.highestOneBit(offered), most);
    VirtQueue queue = new VirtQueue(memory, size, has(Transport.EVENT_IDX));
    transport.useQueue(index, queue);
    queues.add(queue);
    return queue;
  }

  void start() {
    transport.start();
  }

  /** Shows the device what was added to a queue, and notifies it if it wants that. */
  void kick(int index) {
    if (queues.get(index).publish() && trouble == null) {
      transport.notify(index);
    }
  }

  /**
   * Prepares to wait for a queue.
   *
   * @return true if the queue is empty and an interrupt will tell of the next chain
   */
  boolean readyToWait(int index) {
    transport.acknowledge();
    return queues.get(index).arm();
  }

  /** Why the device is not used any more, a sentence; null while it is. */
  String trouble() {
    for (int i = 0; i < queues.size() && trouble == null; i++) {
      String broken = queues.get(i).broken();
      if (broken != null) {
        fail("it " + broken + " in queue " + i);
      }
    }
    return trouble;
  }

  /** Ends the use of the device, {@code why} being what is wrong with it. */
  void fail(String why) {
    if (trouble == null) {
      boolean stopped = transport.reset();
      trouble = "The " + transport.place() + " is out of use: " + why
          + (stopped ? "." : ", and it does not answer to a reset.");
      System.err.println(trouble);
    }
  }

  /** Entries of used rings that made no sense, in all queues. */
  long malformed() {
    long sum = 0;
    for (VirtQueue queue : queues) {
      sum += queue.malformed();
    }
    return sum;
  }
}
