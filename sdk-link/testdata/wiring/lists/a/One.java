package lists.a;

import contracts.Net;
import org.osgi.service.component.annotations.Component;

@Component
public final class One implements Net {
}
