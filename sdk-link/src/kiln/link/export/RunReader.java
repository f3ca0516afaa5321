package kiln.link.export;

import aQute.bnd.build.Project;
import aQute.bnd.header.Attrs;
import aQute.bnd.header.Parameters;
import aQute.bnd.osgi.Processor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import kiln.link.LinkFailure;
import kiln.link.wiring.Device;

/** Reads the instructions of a {@code .bndrun} that are the linker's, and has it resolved. */
final class RunReader {
  /** Which platform: set from {@code --platform}, {@code KILN_PLATFORM} or {@code platform:}. */
  static final String TARGET = "kiln.target";

  private static final String TOOLCHAIN = "kiln.toolchain";
  private static final String CACHE = "kiln.cache";
  private static final String DEBUG = "kiln.debug";
  private static final String TIMES = "kiln.times";
  private static final String CONFIG = "-kiln.config";
  private static final String DEVICES = "-kiln.devices";
  private static final String MAX_SIZE = "-kiln.maxsize";
  private static final String SUFFIX = ".bndrun";

  private RunReader() {}

  /**
   * @throws LinkFailure if an instruction cannot be read or the run does not resolve
   */
  static Assembled read(Project run) throws LinkFailure {
    List<String> problems = new ArrayList<>();
    long maxBytes = maxBytes(run, problems);
    if (!problems.isEmpty()) {
      throw new LinkFailure(problems);
    }
    Resolution resolution = Resolution.of(run);
    return new Assembled(
        name(run),
        platform(run),
        resolution.jars(),
        configured(run),
        devices(run),
        maxBytes,
        toolchain(run),
        cache(run),
        Boolean.parseBoolean(run.getProperty(DEBUG)),
        Boolean.parseBoolean(run.getProperty(TIMES)),
        resolution.elsewhere());
  }

  static String platform(Project run) {
    return run.getProperty(TARGET, "linux");
  }

  private static String name(Project run) {
    String file = run.getPropertiesFile().getName();
    return file.endsWith(SUFFIX) ? file.substring(0, file.length() - SUFFIX.length()) : file;
  }

  private static String toolchain(Project run) {
    String environment = System.getenv("KILN_TOOLCHAIN");
    return run.getProperty(TOOLCHAIN, environment == null ? "llvm" : environment);
  }

  /** The linker's folder. */
  static Path cache(Project run) {
    String folder = run.getProperty(CACHE);
    return folder == null
        ? run.getWorkspace().getBuildDir().toPath().resolve("cache")
        : run.getWorkspace().getFile(folder).toPath();
  }

  /** As in {@code -kiln.config: httpd;port=8080, net;ipv4=10.0.0.2/24}. */
  private static SortedMap<String, SortedMap<String, String>> configured(Project run) {
    SortedMap<String, SortedMap<String, String>> configured = new TreeMap<>();
    Parameters clauses = new Parameters(run.mergeProperties(CONFIG), run);
    for (Map.Entry<String, Attrs> clause : clauses.entrySet()) {
      configured
          .computeIfAbsent(Processor.removeDuplicateMarker(clause.getKey()), c -> new TreeMap<>())
          .putAll(clause.getValue());
    }
    return configured;
  }

  /** As in {@code -kiln.devices: lan;kind=net, journal;kind=block}. */
  private static List<Device> devices(Project run) {
    List<Device> devices = new ArrayList<>();
    Parameters clauses = new Parameters(run.mergeProperties(DEVICES), run);
    for (Map.Entry<String, Attrs> clause : clauses.entrySet()) {
      String kind = clause.getValue().getOrDefault("kind", "");
      devices.add(new Device(kind, Processor.removeDuplicateMarker(clause.getKey())));
    }
    return devices;
  }

  /** As in {@code -kiln.maxsize: 300k}; k is 1000 bytes, M a million. */
  private static long maxBytes(Project run, List<String> problems) {
    String text = run.getProperty(MAX_SIZE);
    if (text == null || text.isBlank()) {
      return Long.MAX_VALUE;
    }
    String size = text.trim();
    long unit = size.endsWith("k") ? 1000 : size.endsWith("M") ? 1_000_000 : 1;
    String digits = unit == 1 ? size : size.substring(0, size.length() - 1);
    if (!digits.matches("[0-9]{1,12}")) {
      problems.add(MAX_SIZE + ": " + size + " in " + run.getPropertiesFile().getName()
          + " is not a size; write it as 300k, 2M or a number of bytes.");
      return 0;
    }
    return Long.parseLong(digits) * unit;
  }
}
