package kiln.link.wiring;

import java.util.List;
import org.w3c.dom.Element;

/** Reads one {@code reference} element of a component description. */
final class ReferenceReader {
  private ReferenceReader() {}

  /** What an image cannot do of it is added to {@code refusals}. */
  static Reference read(Element xml, List<String> refusals) {
    String service = xml.getAttribute("interface");
    String cardinality = ComponentReader.attribute(xml, "cardinality", "1..1");
    String it = "its reference to " + service + " ";
    if (xml.hasAttribute("bind")) {
      refusals.add(it + "is given to the method " + xml.getAttribute("bind")
          + "; take it as a constructor parameter");
    } else if (xml.hasAttribute("field")) {
      refusals.add(it + "is put into the field " + xml.getAttribute("field")
          + "; take it as a constructor parameter");
    } else if (!xml.hasAttribute("parameter")) {
      refusals.add(it + "is looked up by name, but an image has no component context;"
          + " take it as a constructor parameter");
    }
    if (cardinality.equals("0..1")) {
      refusals.add(it + "is optional, but in an image a service is there or it is not;"
          + " take a List, which may be empty");
    }
    if (xml.getAttribute("policy").equals("dynamic")) {
      refusals.add(it + "is dynamic, but no service comes or goes in an image;"
          + " leave the policy out");
    }
    if (!xml.getAttribute("target").isEmpty()) {
      refusals.add(it + "has the target " + xml.getAttribute("target")
          + ", but services are chosen by their interface alone; give it an interface of its own");
    }
    String scope = ComponentReader.attribute(xml, "scope", "bundle");
    if (!scope.equals("bundle")) {
      refusals.add(it + "has the scope " + scope
          + ", but an image constructs each component once; leave the scope out");
    }
    String collection = ComponentReader.attribute(xml, "field-collection-type", "service");
    if (!collection.equals("service")) {
      refusals.add(it + "asks for a collection of the kind " + collection
          + ", but only services themselves can be had");
    }
    return new Reference(
        service,
        parameter(xml),
        cardinality.endsWith("n"),
        cardinality.startsWith("1"));
  }

  private static int parameter(Element xml) {
    String parameter = xml.getAttribute("parameter");
    return parameter.matches("[0-9]{1,3}") ? Integer.parseInt(parameter) : -1;
  }
}
