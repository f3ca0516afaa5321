package kiln.stack.device;

import kiln.net.NetDevice;

/**
 * A device that receives what it transmits, in order. A full ring refuses, as a real one does.
 *
 * <p>Frames of the ring are made at first use and kept. They never leave the machine, so their
 * checksums are vouched for and stay unfinished.
 */
public final class Loopback implements NetDevice {
  private static final int FRAMES = 64;

  private final int mtu;
  private final byte[][] ring = new byte[FRAMES][];
  private final int[] lengths = new int[FRAMES];
  private int head;
  private int pending;

  /**
   * @param mtu largest IP packet in octets
   */
  public Loopback(int mtu) {
    this.mtu = mtu;
  }

  @Override
  public String name() {
    return "lo";
  }

  @Override
  public byte[] mac() {
    return new byte[6];
  }

  @Override
  public int mtu() {
    return mtu;
  }

  /** Frames transmitted and not yet received. */
  public int pending() {
    return pending;
  }

  @Override
  public int receive(byte[] dst) {
    if (dst.length < mtu + HEADER) {
      throw new IllegalArgumentException(
          "A frame needs " + (mtu + HEADER) + " octets, the array has " + dst.length + ".");
    }
    if (pending == 0) {
      return 0;
    }
    int length = lengths[head];
    System.arraycopy(ring[head], 0, dst, 0, length);
    head = (head + 1) % FRAMES;
    pending--;
    return length;
  }

  @Override
  public boolean checksumVerified() {
    return true;
  }

  @Override
  public boolean transmit(byte[] src, int length) {
    if (length < HEADER || length > mtu + HEADER) {
      throw new IllegalArgumentException(
          "A frame has " + HEADER + " to " + (mtu + HEADER) + " octets, not " + length + ".");
    }
    if (pending == FRAMES) {
      return false;
    }
    int tail = (head + pending) % FRAMES;
    if (ring[tail] == null) {
      ring[tail] = new byte[mtu + HEADER];
    }
    System.arraycopy(src, 0, ring[tail], 0, length);
    lengths[tail] = length;
    pending++;
    return true;
  }

  @Override
  public boolean finishesChecksums() {
    return true;
  }

  @Override
  public boolean transmitUnfinished(byte[] src, int length, int start, int field) {
    return transmit(src, length);
  }
}
