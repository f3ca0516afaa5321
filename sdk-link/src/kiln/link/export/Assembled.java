package kiln.link.export;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import kiln.link.wiring.Device;
import kiln.link.wiring.Elsewhere;

/**
 * What a {@code .bndrun} says about its image, and the bundles that it resolved to.
 *
 * @param name of the image: that of the file, without its ending
 * @param platform to run on
 * @param jars the resolved bundles, in any order
 * @param configured settings by component, then by key
 * @param devices that the image drives beyond those that its components are named after
 * @param maxBytes largest artifact that is accepted; {@link Long#MAX_VALUE} without a budget
 * @param toolchain name of the C compiler and linker to use
 * @param cache folder for what the linker keeps between runs
 * @param debug whether to make the image with symbols and debug information, for a debugger
 * @param times whether to print how long each step took
 * @param elsewhere asked about services that are missing
 */
record Assembled(
    String name,
    String platform,
    List<Path> jars,
    SortedMap<String, SortedMap<String, String>> configured,
    List<Device> devices,
    long maxBytes,
    String toolchain,
    Path cache,
    boolean debug,
    boolean times,
    Elsewhere elsewhere) {
  Assembled {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(toolchain, "toolchain");
    Objects.requireNonNull(cache, "cache");
    jars = List.copyOf(jars);
    devices = List.copyOf(devices);
    configured = Collections.unmodifiableSortedMap(new TreeMap<>(configured));
  }
}
