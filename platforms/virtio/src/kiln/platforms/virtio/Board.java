package kiln.platforms.virtio;

/** What the native part knows about the machine and its interrupts. */
interface Board {
  /** Places of virtio-mmio devices that the loader announced on the command line. */
  int mmioDevices();

  /** Physical address of a device's registers. */
  long mmioAddress(int index);

  /** Bytes of its registers. */
  long mmioBytes(int index);

  /** Its interrupt line. */
  int mmioLine(int index);

  /**
   * Lets a line's rising edge end a wait.
   *
   * @return false if the machine has no such line
   */
  boolean route(int line);

  /** Where a PCI device writes {@link #messageData} to end a wait (MSI-X). */
  long messageAddress();

  /** What it writes there. */
  int messageData();
}
