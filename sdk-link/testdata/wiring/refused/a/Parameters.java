package refused.a;

import contracts.Clock;
import contracts.Console;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;

@Component
public final class Parameters implements Clock {
  @Activate
  public Parameters(Map<String, Object> properties,
      @Reference(cardinality = ReferenceCardinality.OPTIONAL) Optional<Console> console,
      @Reference(service = Console.class) Map<String, Object> asMap) {}
}
