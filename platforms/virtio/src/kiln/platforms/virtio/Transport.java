package kiln.platforms.virtio;

import kiln.app.Refusal;

/**
 * How a virtio device is reached: registers in memory or a function of the PCI bus (VIRTIO 1.2 §4).
 *
 * <p>The order of calls is that of §3.1.1: {@link #begin}, {@link #accept}, {@link #useQueue} for
 * each queue, {@link #start}; then {@link #notify} and {@link #acknowledge}; {@link #reset} ends
 * it. Creating one changes nothing at the device.
 */
interface Transport {
  // §2.1: the device status field.
  int ACKNOWLEDGE = 1;
  int DRIVER = 2;
  int DRIVER_OK = 4;
  int FEATURES_OK = 8;
  int NEEDS_RESET = 64;
  int FAILED = 128;

  // §6: features of every kind of device, as bit masks.
  long EVENT_IDX = 1L << 29;
  long VERSION_1 = 1L << 32;

  /** What kind of device it is, a number of §5. */
  int kind();

  /** Where the device is, for messages: "virtio-mmio device at 0xfeb00000". */
  String place();

  /**
   * Resets the device and tells it that there is a driver: §3.1.1, steps 1 to 3.
   *
   * @throws Refusal if it does not answer to the reset
   */
  default void begin() {
    if (!reset()) {
      throw new Refusal("The " + place() + " does not answer to a reset.");
    }
    setStatus(ACKNOWLEDGE);
    setStatus(ACKNOWLEDGE | DRIVER);
  }

  /** Writes the device status field. */
  void setStatus(int status);

  /** The features that the device offers; {@link #VERSION_1} among them unless it is legacy. */
  long offered();

  /**
   * Tells the device which of the offered features are used.
   *
   * @throws Refusal if the device refuses the set
   */
  void accept(long features);

  /** Entries that the device's queue can have at most; 0 if there is no such queue. */
  int queueSize(int queue);

  /** Gives the device a queue, not larger than {@link #queueSize}. */
  void useQueue(int queue, VirtQueue rings);

  /** From here on the device works. */
  void start();

  /** Tells the device to look at a queue's available ring. */
  void notify(int queue);

  /**
   * Lets the device raise its next interrupt. To be called before the look at the used rings that
   * precedes a wait.
   */
  void acknowledge();

  /** Whether the device has said that it cannot go on (§2.1.1). */
  boolean needsReset();

  /**
   * Stops the device; on return it touches no memory any more.
   *
   * @return false if it does not even answer to that
   */
  boolean reset();

  /** One byte of the device's own configuration, §5. */
  int config8(int offset);

  /** Two bytes of it, in one access. */
  int config16(int offset);

  /** Four bytes of it, in one access. */
  int config32(int offset);

  /** Changes while the configuration does; the same before and after a look means one state. */
  int configGeneration();

  /** Eight bytes, read until the two halves belong together (§2.5.1). */
  default long config64(int offset) {
    for (int tries = 0; tries < 100; tries++) {
      int generation = configGeneration();
      long low = config32(offset) & 0xffffffffL;
      long value = low | (long) config32(offset + 4) << 32;
      if (configGeneration() == generation) {
        return value;
      }
    }
    throw new Refusal("The " + place() + " never stops changing its configuration.");
  }
}
