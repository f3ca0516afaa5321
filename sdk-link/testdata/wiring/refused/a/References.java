package refused.a;

import contracts.Clock;
import contracts.Console;
import contracts.Net;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferenceScope;

@Component
public final class References implements Net {
  @Reference Clock field;

  @Reference(policy = ReferencePolicy.DYNAMIC, target = "(a=b)")
  volatile List<Clock> dynamic;

  @Reference(scope = ReferenceScope.PROTOTYPE_REQUIRED)
  void setClock(Clock clock) {}

  @Reference(cardinality = ReferenceCardinality.OPTIONAL)
  void setConsole(Console console) {}
}
