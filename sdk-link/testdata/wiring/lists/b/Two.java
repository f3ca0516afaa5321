package lists.b;

import contracts.Net;
import org.osgi.service.component.annotations.Component;

@Component(property = "service.ranking:Integer=7")
public final class Two implements Net {
}
