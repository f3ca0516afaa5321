package lists.b;

import contracts.Net;
import org.osgi.service.component.annotations.Component;

@Component(property = "kiln.default:Boolean=true")
public final class Three implements Net {
}
