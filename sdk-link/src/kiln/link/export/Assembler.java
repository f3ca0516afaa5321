package kiln.link.export;

import java.util.List;
import kiln.link.LinkFailure;
import kiln.link.bundles.BundleReader;
import kiln.link.bundles.Bundles;
import kiln.link.image.Image;
import kiln.link.jvm.RunnableJar;
import kiln.link.wiring.Key;
import kiln.link.wiring.Wiring;

/**
 * Makes the artifact of a run: an image where the platform brings a linker script, else a jar for
 * the JVM.
 */
final class Assembler {
  private static final String NATIVE = "KILN-INF/native/";
  private static final String SCRIPT = ".lds";

  /** What every generated main calls. */
  private static final String STOP = "kiln/runtime/config/Stop";

  private final Assembled run;
  private final Progress progress;

  Assembler(Assembled run, Progress progress) {
    this.run = run;
    this.progress = progress;
  }

  /**
   * @throws LinkFailure with everything that is wrong; nothing was written then
   */
  Artifact make() throws LinkFailure, InterruptedException {
    try {
      progress.say("wiring");
      Wiring wiring = wire(run);
      boolean isNative = isNative(wiring.bundles());
      String fileName = fileName(run, isNative);
      byte[] content = isNative ? image(wiring) : RunnableJar.of(wiring);
      List<String> settings = wiring.keys().stream().map(Key::option).distinct().sorted().toList();
      return new Artifact(fileName, withinBudget(fileName, content), settings, wiring.notes());
    } finally {
      progress.clear();
    }
  }

  /**
   * Reads and wires the bundles of a run.
   *
   * @throws LinkFailure with everything that is wrong
   */
  static Wiring wire(Assembled run) throws LinkFailure {
    Bundles bundles = BundleReader.read(run.jars());
    Wiring wiring = Wiring.of(bundles, run.platform(), run.configured(), run.elsewhere())
        .withDevices(run.devices());
    if (bundles.classFile(STOP) == null) {
      throw new LinkFailure(List.of("No bundle of platform " + run.platform() + " holds the package"
          + " kiln.runtime.config, which reads the command line. The platform's main bundle brings"
          + " it: let it require the bundle sdk-runtime, or hold the package itself."));
    }
    return wiring;
  }

  private byte[] image(Wiring wiring) throws LinkFailure, InterruptedException {
    Image image =
        new Pipeline(run.toolchain(), run.cache(), progress).link(run.name(), wiring, run.debug());
    return run.debug() ? image.debug() : image.artifact();
  }

  /** As in {@code hello.linux}, {@code hello.debug.linux} or {@code hello.jvm.jar}. */
  static String fileName(Assembled run, boolean isNative) {
    String debug = isNative && run.debug() ? ".debug" : "";
    return run.name() + debug + "." + run.platform() + (isNative ? "" : ".jar");
  }

  /** A platform whose bundles bring the layout of an image runs without a JVM. */
  static boolean isNative(Bundles bundles) {
    return bundles.bundles().stream()
        .flatMap(bundle -> bundle.entries().keySet().stream())
        .anyMatch(path -> path.startsWith(NATIVE) && path.endsWith(SCRIPT));
  }

  private byte[] withinBudget(String fileName, byte[] content) throws LinkFailure {
    if (!run.debug() && content.length > run.maxBytes()) {
      throw new LinkFailure(List.of(fileName + " has " + content.length
          + " bytes, more than the " + run.maxBytes() + " of -kiln.maxsize. ./bnd size "
          + run.name() + ".bndrun shows what they are for."));
    }
    return content;
  }
}
