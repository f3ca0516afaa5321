package plain.platform;

import contracts.Clock;
import org.osgi.service.component.annotations.Component;

@Component
public final class Tsc implements Clock {
}
