package kiln.platforms.javanet;

import kiln.net.JavaNet;
import kiln.net.Network;
import kiln.net.Resolver;
import kiln.runtime.net.Attached;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives java.net the network of the image. */
@Component
public final class ImageJavaNet implements JavaNet {
  @Activate
  public ImageJavaNet(@Reference Network network, @Reference Resolver resolver) {
    Attached.to(network, resolver);
  }
}
