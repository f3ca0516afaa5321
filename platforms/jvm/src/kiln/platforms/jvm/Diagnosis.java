package kiln.platforms.jvm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import kiln.app.App;
import kiln.app.Refusal;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Tells in the app author's words why Declarative Services made no app. */
final class Diagnosis {
  private static final String REFUSAL = Refusal.class.getName() + ": ";

  private final BundleContext context;

  Diagnosis(BundleContext context) {
    this.context = context;
  }

  static String severalApps(Collection<ServiceReference<App>> apps) {
    List<String> names = new ArrayList<>();
    for (ServiceReference<App> app : apps) {
      names.add(app.getProperty("component.name") + " (" + app.getBundle().getSymbolicName() + ")");
    }
    return "Several components provide kiln.app.App, and a run has one: " + String.join(", ", names)
        + ". Take all but one out of -runrequires.";
  }

  String noApp() {
    StringBuilder text = new StringBuilder("No component provides kiln.app.App.");
    ServiceReference<ServiceComponentRuntime> reference =
        context.getServiceReference(ServiceComponentRuntime.class);
    if (reference == null) {
      return text.append(" The framework has no Declarative Services.").toString();
    }
    ServiceComponentRuntime runtime = context.getService(reference);
    for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
      for (ComponentConfigurationDTO one : runtime.getComponentConfigurationDTOs(component)) {
        for (UnsatisfiedReferenceDTO lacking : one.unsatisfiedReferences) {
          text.append("\n  ").append(component.name).append(" (").append(component.bundle.symbolicName)
              .append(") needs ").append(service(component, lacking.name))
              .append(", which nothing provides");
        }
      }
    }
    return text.toString();
  }

  /** The interface that a reference is for; constructor parameters are named by number. */
  private static String service(ComponentDescriptionDTO component, String name) {
    for (var reference : component.references) {
      if (reference.name.equals(name)) {
        return reference.interfaceName;
      }
    }
    return name;
  }

  /** The message of the refusal that kept a component from being constructed; null if none did. */
  String refusal() {
    ServiceReference<ServiceComponentRuntime> reference =
        context.getServiceReference(ServiceComponentRuntime.class);
    if (reference == null) {
      return null;
    }
    ServiceComponentRuntime runtime = context.getService(reference);
    for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
      for (ComponentConfigurationDTO one : runtime.getComponentConfigurationDTOs(component)) {
        String message = one.failure == null ? null : refusal(one.failure);
        if (message != null) {
          return message;
        }
      }
    }
    return null;
  }

  /** Declarative Services keeps exceptions as the text of their traces. */
  static String refusal(String trace) {
    int start = trace.indexOf(REFUSAL);
    if (start < 0) {
      return null;
    }
    int end = trace.indexOf("\n\tat ", start);
    return trace.substring(start + REFUSAL.length(), end < 0 ? trace.length() : end).strip();
  }

  /** Declarative Services has logged the exception itself, and keeps it. */
  String notConstructed(ServiceReference<App> app) {
    StringBuilder text =
        new StringBuilder("The app ")
            .append(app.getProperty("component.name"))
            .append(", or something that it needs, could not be constructed.");
    ServiceReference<ServiceComponentRuntime> reference =
        context.getServiceReference(ServiceComponentRuntime.class);
    if (reference != null) {
      ServiceComponentRuntime runtime = context.getService(reference);
      for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
        for (ComponentConfigurationDTO one : runtime.getComponentConfigurationDTOs(component)) {
          if (one.failure != null) {
            text.append('\n').append(one.failure.strip());
          }
        }
      }
    }
    return text.toString();
  }
}
