package defaults.fallback;

import contracts.Console;
import org.osgi.service.component.annotations.Component;

@Component(property = "kiln.default:Boolean=true")
public final class Fallback implements Console {
}
