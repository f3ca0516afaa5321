package kiln.platforms.jvm.felix;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** A process of its own for {@link FelixTest}: installs the bundles, starts them, and waits. */
final class FelixLauncher {
  private static final int UNRESOLVED = 99;

  private FelixLauncher() {}

  /**
   * @param arguments the folder for the framework's storage, then the bundles
   */
  public static void main(String[] arguments) throws BundleException, InterruptedException {
    Framework framework =
        ServiceLoader.load(FrameworkFactory.class)
            .findFirst()
            .orElseThrow()
            .newFramework(
                Map.of(
                    "org.osgi.framework.storage", arguments[0],
                    "org.osgi.framework.system.capabilities.extra",
                        "kiln.platform;platform=jvm"));
    framework.init();
    List<Bundle> bundles = new ArrayList<>();
    for (int i = 1; i < arguments.length; i++) {
      String location = Path.of(arguments[i]).toUri().toString();
      bundles.add(framework.getBundleContext().installBundle(location));
    }
    framework.start();
    try {
      for (Bundle bundle : bundles) {
        bundle.start();
      }
    } catch (BundleException e) {
      e.printStackTrace();
      System.exit(UNRESOLVED); // the framework's threads would go on
    }
    framework.waitForStop(0);
  }
}
