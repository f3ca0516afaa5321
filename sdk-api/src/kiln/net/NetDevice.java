package kiln.net;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * An Ethernet device: one receive ring, one transmit ring, polled.
 *
 * <p>Frames start at the destination address and carry no FCS. Not thread safe: the poll loop owns
 * the device. No method blocks; {@code kiln.platform.Platform.idle} is the only place that waits,
 * and it returns when a frame has come in, or when a transmit ring that was full has room again.
 * Octets are copied between ring and caller: nobody keeps the other's memory.
 *
 * <p>The turn of a poll loop: {@link #receive} until it gives 0, answer with {@link #transmit}, then
 * {@link #flush} once for all frames, then idle. So a device is told once per turn, not per frame.
 *
 * @see <a href="https://docs.oasis-open.org/virtio/virtio/v1.2/virtio-v1.2.html">VIRTIO 1.2 §5.1</a>
 */
@ConsumerType // devices that wrap devices are everybody's to write, so a new method has a default
public interface NetDevice {
  /** Ethernet header in octets: destination, source, EtherType (RFC 894). */
  int HEADER = 14;

  /** The name by which settings and messages tell devices apart, such as {@code service}. */
  String name();

  /** The device's own address: six octets in the order of transmission, a fresh copy. */
  byte[] mac();

  /** Largest IP packet in octets, {@link #HEADER} not included; 68 to 65535 (VIRTIO 1.2 §5.1.4.1). */
  int mtu();

  /** Whether the link carries frames right now; true where the device cannot tell. */
  default boolean linkUp() {
    return true;
  }

  /**
   * Moves the oldest received frame into {@code dst}, from offset 0.
   *
   * <p>It is addressed to {@link #mac}, to a group or to everybody; a device may let others pass
   * too. Frames shorter than {@link #HEADER} or longer than {@code mtu() + HEADER} never get here:
   * they count as {@link #dropped}.
   *
   * @return the frame length in octets, or 0 if the ring is empty
   * @throws IllegalArgumentException if {@code dst} is shorter than {@code mtu() + HEADER}; no frame
   *     is lost
   */
  int receive(byte[] dst);

  /**
   * Whether the transport checksum of the frame that {@link #receive} gave last needs no check: the
   * device has checked it, or the frame never left this machine, and then the field in the frame
   * may be unfinished (VIRTIO 1.2 §5.1.6.4.1). False means that nobody has looked.
   */
  default boolean checksumVerified() {
    return false;
  }

  /**
   * Queues the first {@code length} octets of {@code src} as one frame. {@code src} is free for
   * reuse on return. The frame leaves at the latest with the next {@link #flush}; one below 60
   * octets is padded on its way.
   *
   * @return false if the ring is full: nothing was queued, try again after the next poll
   * @throws IllegalArgumentException if {@code length} is below {@link #HEADER} or exceeds {@code
   *     mtu() + HEADER}
   */
  boolean transmit(byte[] src, int length);

  /**
   * Whether {@link #transmitUnfinished} may be called. Fixed for the life of the device; known to
   * the stack, which then computes no transport checksums.
   */
  default boolean finishesChecksums() {
    return false;
  }

  /**
   * As {@link #transmit}, and the device finishes a checksum: it sums the octets from {@code start}
   * to the end of the frame and stores the internet checksum (RFC 1071) at {@code field}, where the
   * sum of the pseudo header stands now (VIRTIO 1.2 §5.1.6.2).
   *
   * @param start first octet of the transport header
   * @param field where the two octets of the checksum are, between {@code start} and the end
   * @return as {@link #transmit}
   * @throws IllegalArgumentException as {@link #transmit}, or if {@code field} is elsewhere
   * @throws IllegalStateException if the device does not finish checksums
   */
  default boolean transmitUnfinished(byte[] src, int length, int start, int field) {
    throw new IllegalStateException("net device " + name() + " does not finish checksums");
  }

  /** Tells the device about the frames queued since the last flush; does nothing if there are none. */
  default void flush() {}

  /**
   * Whether frames that {@link #transmit} took have not left yet: a machine that is switched off now
   * loses them. It becomes false in time after a {@link #flush}, and at once if the device fails.
   */
  default boolean transmitting() {
    return false;
  }

  /** Frames that the device threw away since the start, for want of room or because malformed. */
  default long dropped() {
    return 0;
  }
}
