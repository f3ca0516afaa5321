package kiln.platforms.virtio;

import java.util.ArrayList;
import java.util.List;
import kiln.console.AttachedConsoles;
import kiln.console.Console;
import kiln.machine.Memory;
import kiln.machine.Ports;
import kiln.platform.Platform;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The serial line, then the machine's virtio consoles in the order of {@link Devices}. */
@Component
public final class VirtioConsoles implements AttachedConsoles {
  private final List<Console> all;

  @Activate
  public VirtioConsoles(
      @Reference Console serial,
      @Reference Memory memory,
      @Reference Ports ports,
      @Reference Platform platform) {
    List<Console> found = new ArrayList<>(List.of(serial));
    for (Transport each : Devices.of(memory, ports).all(VirtioConsole.KIND, Integer.MAX_VALUE)) {
      found.add(new VirtioConsole(each, memory, platform));
    }
    all = List.copyOf(found);
  }

  @Override
  public List<Console> all() {
    return all;
  }
}
