package defaults.fallback;

import contracts.Clock;
import org.osgi.service.component.annotations.Component;

@Component(property = "kiln.default:Boolean=true")
public final class SlowClock implements Clock {
}
