package kiln.console;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** All consoles that are attached to the machine: how many there are is known when it boots. */
@ProviderType
public interface AttachedConsoles {
  /**
   * The consoles in the machine's order, the same at every call. The first is the platform's own,
   * which is what a reference to {@link Console} gives.
   */
  List<Console> all();
}
