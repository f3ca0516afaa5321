package kiln.machine;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The I/O ports of a PC, 0 to 65535. Each call is one access of its width, in the order of the
 * program; none blocks. A port that nobody answers reads as all ones.
 */
@ProviderType
public interface Ports {
  /** Reads one byte, 0 to 255. */
  int in8(int port);

  /** Reads two bytes, 0 to 65535. */
  int in16(int port);

  /** Reads four bytes. */
  int in32(int port);

  /** Writes the low byte of {@code value}. */
  void out8(int port, int value);

  /** Writes the low two bytes of {@code value}. */
  void out16(int port, int value);

  /** Writes four bytes. */
  void out32(int port, int value);
}
