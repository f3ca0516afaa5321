package kiln.link.wiring;

import java.util.List;
import java.util.SortedMap;

/**
 * A component as its bundle declares it.
 *
 * @param bundle the symbolic name of the bundle
 * @param name the component's name, which is also that of its configuration
 * @param className internal name of the implementation
 * @param services dotted names of the interfaces it provides
 * @param references in the order of the XML
 * @param properties values by name; a single value is a list of one
 * @param arity number of parameters of the constructor to call
 * @param immediate constructed even where nothing needs it, on a framework
 * @param refusals what an image cannot do of it, a sentence each, without the component's name
 */
record Declaration(
    String bundle,
    String name,
    String className,
    List<String> services,
    List<Reference> references,
    SortedMap<String, List<String>> properties,
    int arity,
    boolean immediate,
    List<String> refusals) {

  /**
   * Which of several providers is taken: the highest {@code service.ranking}, but a component that
   * says {@code kiln.default=true} gives way to every one that does not.
   */
  long rank() {
    long ranking = 0;
    try {
      ranking = Integer.parseInt(single("service.ranking", "0"));
    } catch (NumberFormatException e) {
      // as Declarative Services: a ranking that is no Integer counts as 0 (OSGi Core §5.2.5)
    }
    return ranking + ("true".equals(single("kiln.default", "false")) ? -1L << 32 : 0);
  }

  /** What it drives, if it says so; null else. */
  Device device() {
    String kind = single(Device.PROPERTY, "");
    return kind.isEmpty() ? null : new Device(kind, name);
  }

  private String single(String property, String absent) {
    List<String> values = properties.getOrDefault(property, List.of());
    return values.size() == 1 ? values.get(0) : absent;
  }

  /** As messages name it: {@code app.hello.Hello (apps.hello)}. */
  @Override
  public String toString() {
    return name + " (" + bundle + ")";
  }
}
