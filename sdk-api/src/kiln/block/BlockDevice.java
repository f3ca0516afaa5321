package kiln.block;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A disk: an array of sectors that are read and written in runs.
 *
 * <p>Thread safe. Every call blocks its own thread until the device has answered, and no other
 * thread: several threads keep several requests in flight, and a long run is cut into as many
 * requests as the device takes at once. Requests that overlap in time are done in any order; who
 * needs an order waits for the first. The caller owns the arrays, and does not touch them while a
 * call lasts.
 *
 * <p>A sector is written whole or not at all only as far as the device promises that to anybody:
 * after a power cut expect old, new, or torn sectors in what was written since the last {@link
 * #flush}.
 *
 * @see <a href="https://docs.oasis-open.org/virtio/virtio/v1.2/virtio-v1.2.html">VIRTIO 1.2 §5.2</a>
 */
@ProviderType
public interface BlockDevice {
  /** The name by which settings and messages tell devices apart, such as {@code storage}. */
  String name();

  /** Bytes of a sector, the unit of every other number here: a power of two, 512 to 65536. */
  int sectorSize();

  /** Sectors of the device; fixed for the run. */
  long sectorCount();

  /** Whether {@link #write} and {@link #discard} are refused. */
  boolean readOnly();

  /** Whether {@link #discard} reaches the device. */
  boolean discards();

  /**
   * Reads {@code count} sectors from {@code sector} on into {@code dst} from {@code offset}.
   *
   * @throws BlockException if the device fails; {@code dst} is then undefined in that range
   * @throws IllegalArgumentException if the sectors are not all on the device, or do not fit {@code
   *     dst}; nothing was read
   */
  void read(long sector, byte[] dst, int offset, int count) throws BlockException;

  /**
   * Writes {@code count} sectors from {@code sector} on from {@code src}, starting at {@code
   * offset}. On return the device has taken them; a power cut may still lose them until {@link
   * #flush}.
   *
   * @throws BlockException if the device fails; the sectors are then each old, new or torn
   * @throws IllegalArgumentException if the sectors are not all on the device, or {@code src} is too
   *     short; nothing was written
   * @throws IllegalStateException if the device is read-only
   */
  void write(long sector, byte[] src, int offset, int count) throws BlockException;

  /**
   * Makes durable what every {@link #write} that returned before this call has written. Returns at
   * once where the device keeps nothing back.
   *
   * @throws BlockException if the device fails: any write since the last flush may be lost, and
   *     calling again proves nothing
   */
  void flush() throws BlockException;

  /**
   * Says that the content of {@code count} sectors from {@code sector} on is not needed any more:
   * reading them gives anything until they are written again. Does nothing where {@link #discards}
   * is false.
   *
   * @throws BlockException if the device fails
   * @throws IllegalArgumentException if the sectors are not all on the device
   * @throws IllegalStateException if the device is read-only
   */
  void discard(long sector, long count) throws BlockException;
}
