package kiln.platforms.jvm;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Starts the thread that sees the app through; bundles after this one still have to start. */
public final class JvmActivator implements BundleActivator {
  private Thread main;

  @Override
  public void start(BundleContext context) {
    main = new Thread(() -> System.exit(new AppRun(context).status()), "main");
    main.start();
  }

  /** The framework ends: an app that is still running is told, as a blocked thread can be told. */
  @Override
  public void stop(BundleContext context) {
    main.interrupt();
  }
}
