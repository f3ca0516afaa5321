package kiln.platforms.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import kiln.app.App;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.dto.BundleDTO;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

class DiagnosisTest {
  private final BundleContext context = mock(BundleContext.class);

  @Test
  void aMissingServiceIsNamedWithWhoNeedsIt() {
    ServiceComponentRuntime runtime = mock(ServiceComponentRuntime.class);
    ServiceReference<ServiceComponentRuntime> reference = reference();
    when(context.getServiceReference(ServiceComponentRuntime.class)).thenReturn(reference);
    when(context.getService(reference)).thenReturn(runtime);
    when(runtime.getComponentDescriptionDTOs()).thenReturn(List.of(echo()));
    when(runtime.getComponentConfigurationDTOs(any())).thenReturn(List.of(lacking("$001")));
    assertEquals(
        "No component provides kiln.app.App.\n"
            + "  echo (apps.echo) needs kiln.net.NetDevice, which nothing provides",
        new Diagnosis(context).noApp());
  }

  @Test
  void aFrameworkWithoutDeclarativeServicesIsTold() {
    assertEquals(
        "No component provides kiln.app.App. The framework has no Declarative Services.",
        new Diagnosis(context).noApp());
  }

  @Test
  void severalAppsAreNamed() {
    assertEquals(
        "Several components provide kiln.app.App, and a run has one: echo (apps.echo), ping"
            + " (apps.ping). Take all but one out of -runrequires.",
        Diagnosis.severalApps(List.of(app("echo"), app("ping"))));
  }

  private static ComponentDescriptionDTO echo() {
    ComponentDescriptionDTO echo = new ComponentDescriptionDTO();
    echo.name = "echo";
    echo.bundle = new BundleDTO();
    echo.bundle.symbolicName = "apps.echo";
    ReferenceDTO console = new ReferenceDTO();
    console.name = "$000";
    console.interfaceName = "kiln.console.Console";
    ReferenceDTO device = new ReferenceDTO();
    device.name = "$001";
    device.interfaceName = "kiln.net.NetDevice";
    echo.references = new ReferenceDTO[] {console, device};
    return echo;
  }

  private static ComponentConfigurationDTO lacking(String name) {
    UnsatisfiedReferenceDTO reference = new UnsatisfiedReferenceDTO();
    reference.name = name;
    ComponentConfigurationDTO configuration = new ComponentConfigurationDTO();
    configuration.unsatisfiedReferences = new UnsatisfiedReferenceDTO[] {reference};
    return configuration;
  }

  private static ServiceReference<App> app(String name) {
    ServiceReference<App> reference = reference();
    Bundle bundle = mock(Bundle.class);
    when(bundle.getSymbolicName()).thenReturn("apps." + name);
    when(reference.getBundle()).thenReturn(bundle);
    when(reference.getProperty("component.name")).thenReturn(name);
    return reference;
  }

  @SuppressWarnings("unchecked") // a mock has no type argument
  private static <T> ServiceReference<T> reference() {
    return mock(ServiceReference.class);
  }
}
