package kiln.block;

import java.io.IOException;

/** A block device did not do what it was asked: a medium error, a device that went away. */
public final class BlockException extends IOException {
  private static final long serialVersionUID = 1;

  private final long sector;

  /**
   * @param message the device's name, the request and what the device said
   * @param sector the first sector of the request, or -1 for a flush
   */
  public BlockException(String message, long sector) {
    super(message);
    this.sector = sector;
  }

  /** The first sector of the request that failed, or -1 for a flush. */
  public long sector() {
    return sector;
  }
}
