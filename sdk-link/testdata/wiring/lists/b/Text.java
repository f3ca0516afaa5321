package lists.b;

import contracts.Console;
import contracts.Net;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;

@Component
public final class Text implements Console {
  @Activate
  public Text(@Reference(cardinality = ReferenceCardinality.AT_LEAST_ONE) List<Net> nets) {}
}
