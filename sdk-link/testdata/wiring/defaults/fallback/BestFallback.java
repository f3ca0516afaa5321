package defaults.fallback;

import contracts.Console;
import org.osgi.service.component.annotations.Component;

@Component(property = {"kiln.default:Boolean=true", "service.ranking:Integer=5"})
public final class BestFallback implements Console {
}
