package kiln.platforms.jvm;

import java.util.Collection;
import kiln.app.App;
import kiln.runtime.config.Stop;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** One run on Felix: settings first, then the app. */
final class AppRun {
  /** What an image ends with when nobody catches an exception. */
  static final int FAILED = 1;

  /** The wiring was checked before, so this is only for bundles started some other way. */
  private static final long PATIENCE_MILLIS = 10_000;

  private final BundleContext context;

  AppRun(BundleContext context) {
    this.context = context;
  }

  /** Runs the app. Blocks until it is done; gives the exit status of the JVM. */
  int status() {
    try {
      configure();
      App app = app();
      return app == null ? FAILED : app.run();
    } catch (StopRequested e) {
      System.out.flush();
      (e.status() == Stop.HELP ? System.out : System.err).println(e.getMessage());
      return e.status();
    } catch (Throwable e) {
      System.err.print("Exception in thread \"" + Thread.currentThread().getName() + "\" ");
      e.printStackTrace();
      return FAILED;
    }
  }

  private void configure() throws StopRequested, InterruptedException {
    Configurations configurations = Configurations.read(context);
    if (!configurations.isEmpty()) {
      configurations.apply(PATIENCE_MILLIS);
    }
  }

  /** The one app, constructed with everything it needs; null if that failed, which is then told. */
  private App app() throws StopRequested, InterruptedException {
    ServiceTracker<App, ServiceReference<App>> tracker = new AppTracker(context);
    tracker.open();
    try {
      if (tracker.waitForService(PATIENCE_MILLIS) == null) {
        throw new StopRequested(new Diagnosis(context).noApp(), FAILED);
      }
    } finally {
      tracker.close();
    }
    Collection<ServiceReference<App>> apps = apps();
    if (apps.size() > 1) {
      throw new StopRequested(Diagnosis.severalApps(apps), FAILED);
    }
    ServiceReference<App> reference = apps.iterator().next();
    App app = context.getService(reference);
    if (app == null) {
      Diagnosis diagnosis = new Diagnosis(context);
      String refusal = diagnosis.refusal();
      throw refusal != null
          ? new StopRequested(refusal, Stop.REFUSED)
          : new StopRequested(diagnosis.notConstructed(reference), FAILED);
    }
    return app;
  }

  private Collection<ServiceReference<App>> apps() {
    try {
      return context.getServiceReferences(App.class, null);
    } catch (InvalidSyntaxException e) {
      throw new AssertionError(e); // there is no filter
    }
  }

  /** Waits for the reference only: to ask for the service is to construct the app. */
  private static final class AppTracker extends ServiceTracker<App, ServiceReference<App>> {
    AppTracker(BundleContext context) {
      super(context, App.class, null);
    }

    @Override
    public ServiceReference<App> addingService(ServiceReference<App> reference) {
      return reference;
    }
  }
}
