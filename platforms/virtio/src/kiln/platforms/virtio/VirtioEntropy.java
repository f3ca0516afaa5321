package kiln.platforms.virtio;

import java.util.List;
import java.util.Objects;
import kiln.app.Refusal;
import kiln.clock.Clock;
import kiln.entropy.EntropySource;
import kiln.entropy.NoEntropyException;
import kiln.machine.Memory;
import kiln.machine.Ports;
import kiln.platform.Platform;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The machine's entropy: its processor's RDSEED or RDRAND, whose output is conditioned; where it
 * has neither, the host's, through a virtio entropy device, which is looked for only then.
 */
@Component
public final class VirtioEntropy implements EntropySource {
  private final Memory memory;
  private final Ports ports;
  private final Platform platform;
  private final Clock clock;
  private VirtioRng device;

  @Activate
  public VirtioEntropy(
      @Reference Memory memory,
      @Reference Ports ports,
      @Reference Platform platform,
      @Reference Clock clock) {
    this.memory = memory;
    this.ports = ports;
    this.platform = platform;
    this.clock = clock;
  }

  @Override
  public int bitsPerByte() {
    return 8;
  }

  @Override
  public synchronized void fill(byte[] dst, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, dst.length);
    if (take(dst, offset, length)) {
      return;
    }
    try {
      device().fill(dst, offset, length);
    } catch (Refusal e) {
      throw new NoEntropyException("The host's entropy is not to be had. " + e.getMessage());
    }
  }

  private VirtioRng device() {
    if (device == null) {
      List<Transport> found = Devices.of(memory, ports).all(VirtioRng.KIND, 1);
      if (found.isEmpty()) {
        throw new NoEntropyException("This machine has no source of entropy: its processor has no"
            + " RDSEED or RDRAND that works, and there is no virtio entropy device. Give it one of"
            + " them (QEMU: -cpu max, or -device virtio-rng-pci).");
      }
      device = new VirtioRng(found.get(0), memory, platform, clock);
    }
    return device;
  }

  /** False if the processor has none to give. */
  private static native boolean take(byte[] dst, int offset, int length);
}
