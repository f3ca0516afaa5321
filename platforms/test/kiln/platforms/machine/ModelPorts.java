package kiln.platforms.machine;

import java.util.NavigableMap;
import java.util.TreeMap;
import kiln.machine.Ports;

/** The I/O ports of a model machine; a port that nobody answers reads as all ones. */
public final class ModelPorts implements Ports {
  private static final int PORTS = 0x10000;

  private record Range(int count, Registers registers) {}

  private final NavigableMap<Integer, Range> ranges = new TreeMap<>();

  /** Puts a device at {@code count} ports from {@code first}. */
  public void add(int first, int count, Registers registers) {
    ranges.put(first, new Range(count, registers));
  }

  @Override
  public int in8(int port) {
    return (int) in(port, 1);
  }

  @Override
  public int in16(int port) {
    return (int) in(port, 2);
  }

  @Override
  public int in32(int port) {
    return (int) in(port, 4);
  }

  @Override
  public void out8(int port, int value) {
    out(port, 1, value & 0xffL);
  }

  @Override
  public void out16(int port, int value) {
    out(port, 2, value & 0xffffL);
  }

  @Override
  public void out32(int port, int value) {
    out(port, 4, value & 0xffffffffL);
  }

  private long in(int port, int bytes) {
    Registers registers = find(port, bytes);
    long all = (1L << 8 * bytes) - 1;
    return registers == null ? all : registers.load(port - start(port), bytes) & all;
  }

  private void out(int port, int bytes, long value) {
    Registers registers = find(port, bytes);
    if (registers != null) {
      registers.store(port - start(port), bytes, value);
    }
  }

  private int start(int port) {
    return ranges.floorKey(port);
  }

  private Registers find(int port, int bytes) {
    if (port < 0 || port + bytes > PORTS) {
      throw new IndexOutOfBoundsException("port " + port);
    }
    var entry = ranges.floorEntry(port);
    boolean inside = entry != null && port + bytes <= entry.getKey() + entry.getValue().count();
    return inside ? entry.getValue().registers() : null;
  }
}
