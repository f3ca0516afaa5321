package kiln.platforms.jvm;

import kiln.net.JavaNet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** java.net of a JVM goes over the host's own sockets, whatever devices the app has. */
@Component
public final class JvmJavaNet implements JavaNet {
  @Activate
  public JvmJavaNet() {}
}
