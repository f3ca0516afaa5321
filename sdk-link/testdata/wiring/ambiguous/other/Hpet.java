package ambiguous.other;

import contracts.Clock;
import org.osgi.service.component.annotations.Component;

@Component
public final class Hpet implements Clock {
}
