package refused.a;

import contracts.Console;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.ServiceScope;

@Component(
    factory = "factory",
    enabled = false,
    scope = ServiceScope.PROTOTYPE,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    configurationPid = "elsewhere")
public final class Attributes implements Console {
  @Activate
  void start() {}

  @Deactivate
  void stop() {}

  @Modified
  void change() {}
}
