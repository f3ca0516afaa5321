package plain.platform;

import contracts.Net;
import org.osgi.service.component.annotations.Component;

@Component
public final class Ethernet implements Net {
}
