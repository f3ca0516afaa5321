package refused.a;

import contracts.Net;
import org.osgi.service.component.annotations.Component;

@Component(factory = "other", property = "kiln.default:Boolean=true")
public final class Unneeded implements Net {
}
