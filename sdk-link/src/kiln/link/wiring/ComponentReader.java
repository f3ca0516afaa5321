package kiln.link.wiring;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import kiln.link.bundles.Bundle;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads the component descriptions of bundles (OSGi Compendium 8 §112.4).
 *
 * <p>What an image cannot do is kept with the component, not thrown: it counts only where the app
 * needs that component.
 */
final class ComponentReader {
  private static final String NAMESPACE = "http://www.osgi.org/xmlns/scr/v1.";
  private static final int NEWEST_MINOR = 5;

  private final List<String> problems;

  /**
   * @param problems where descriptions that cannot be read are told
   */
  ComponentReader(List<String> problems) {
    this.problems = problems;
  }

  /** All components of a bundle, in the order of its Service-Component header. */
  List<Declaration> read(Bundle bundle) {
    List<Declaration> declarations = new ArrayList<>();
    String header = bundle.header("Service-Component");
    if (header == null || header.isBlank()) {
      return declarations;
    }
    for (String clause : header.split(",")) {
      String path = clause.split(";", 2)[0].trim();
      Map<String, byte[]> files = files(bundle, path);
      if (files.isEmpty() && path.indexOf('*') < 0) {
        problems.add("Bundle " + bundle + " names the component description " + path
            + ", which is not in it. Build the bundle again.");
      }
      files.forEach((file, content) -> readFile(bundle, file, content, declarations));
    }
    return declarations;
  }

  /** The last segment of a path may hold wildcards. */
  private static Map<String, byte[]> files(Bundle bundle, String path) {
    if (path.indexOf('*') < 0) {
      byte[] content = bundle.entries().get(path);
      return content == null ? Map.of() : Map.of(path, content);
    }
    String pattern = "\\Q" + path.replace("*", "\\E[^/]*\\Q") + "\\E";
    SortedMap<String, byte[]> found = new TreeMap<>(bundle.entries());
    found.keySet().removeIf(entry -> !entry.matches(pattern));
    return found;
  }

  private void readFile(Bundle bundle, String path, byte[] content, List<Declaration> into) {
    try {
      Element root = parser().parse(new ByteArrayInputStream(content)).getDocumentElement();
      for (Element component : components(root)) {
        into.add(declaration(bundle, component));
      }
    } catch (SAXException | IOException e) {
      problems.add("Bundle " + bundle + ": " + path + " is no component description: "
          + e.getMessage() + " Build the bundle again.");
    }
  }

  private static DocumentBuilder parser() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder parser = factory.newDocumentBuilder();
      parser.setErrorHandler(new Strict());
      return parser;
    } catch (ParserConfigurationException e) {
      throw new AssertionError(e); // the JDK's own parser has this feature
    }
  }

  /** Throws; the parser's own handler prints. */
  private static final class Strict implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {}

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }

  /** The root if it is a component, else every component below it. */
  private static List<Element> components(Element root) {
    String namespace = root.getNamespaceURI();
    if (root.getLocalName().equals("component")
        && (namespace == null || namespace.startsWith(NAMESPACE))) {
      return List.of(root);
    }
    List<Element> found = new ArrayList<>();
    NodeList all = root.getElementsByTagNameNS("*", "component");
    for (int i = 0; i < all.getLength(); i++) {
      String ns = all.item(i).getNamespaceURI();
      if (ns != null && ns.startsWith(NAMESPACE)) {
        found.add((Element) all.item(i));
      }
    }
    return found;
  }

  private static Declaration declaration(Bundle bundle, Element xml) {
    List<String> refusals = new ArrayList<>();
    List<String> services = new ArrayList<>();
    List<Reference> references = new ArrayList<>();
    SortedMap<String, List<String>> properties = new TreeMap<>();
    String className = "";
    for (Element child : children(xml)) {
      switch (child.getLocalName()) {
        case "implementation" -> className = child.getAttribute("class");
        case "service" -> readService(child, services, refusals);
        case "reference" -> references.add(ReferenceReader.read(child, refusals));
        case "property" -> properties.put(child.getAttribute("name"), values(child));
        case "properties" ->
            refusals.add("it takes properties from the file " + child.getAttribute("entry")
                + "; write them as component property types");
        default -> { } // factory-property: a factory is refused by its attribute
      }
    }
    refuseAttributes(xml, refusals);
    String dotted = className;
    String name = attribute(xml, "name", dotted);
    refusePid(xml, name, refusals);
    return new Declaration(
        bundle.name(),
        name,
        className.replace('.', '/'),
        List.copyOf(services),
        List.copyOf(references),
        properties,
        arity(xml),
        attribute(xml, "immediate", "" + services.isEmpty()).equals("true"),
        List.copyOf(refusals));
  }

  private static int arity(Element xml) {
    String init = attribute(xml, "init", "0");
    return init.chars().allMatch(c -> c >= '0' && c <= '9') && init.length() < 4
        ? Integer.parseInt(init)
        : 0;
  }

  private static void readService(Element xml, List<String> services, List<String> refusals) {
    String scope = attribute(xml, "scope", "singleton");
    if (!scope.equals("singleton") || xml.getAttribute("servicefactory").equals("true")) {
      refusals.add("its scope is " + (scope.equals("singleton") ? "bundle" : scope)
          + ", but an image constructs each component once; leave the scope out");
    }
    for (Element child : children(xml)) {
      services.add(child.getAttribute("interface"));
    }
  }

  private static void refuseAttributes(Element xml, List<String> refusals) {
    String namespace = xml.getNamespaceURI();
    if (namespace != null && !isKnown(namespace)) {
      refusals.add("its description is of the unknown version " + namespace
          + "; build it with annotations of Declarative Services 1.5 or older");
    }
    refuse(xml, "factory", refusals,
        "it is a component factory, but all instances of an image are constructed at its start");
    refuse(xml, "modified", refusals,
        "its method %s wants later configurations, but settings do not change while an image runs");
    refuse(xml, "activate", refusals,
        "its method %s would be called after the constructor; do that work in the constructor");
    refuse(xml, "deactivate", refusals,
        "its method %s would be called at its stop, but an image ends when the app's run returns");
    refuse(xml, "activation-fields", refusals,
        "the activation object is put into the field %s; take it as a constructor parameter");
    if (xml.getAttribute("enabled").equals("false")) {
      refusals.add("it is disabled, and nothing in an image could enable it");
    }
    String policy = attribute(xml, "configuration-policy", "optional");
    if (!policy.equals("optional")) {
      refusals.add("its configuration policy is " + policy
          + ", but every setting of an image has its default; leave the policy out");
    }
  }

  private static boolean isKnown(String namespace) {
    for (int minor = 0; minor <= NEWEST_MINOR; minor++) {
      if (namespace.equals(NAMESPACE + minor + ".0")) {
        return true;
      }
    }
    return false;
  }

  private static void refuse(
      Element xml, String attribute, List<String> refusals, String sentence) {
    String value = xml.getAttribute(attribute);
    if (!value.isEmpty()) {
      refusals.add(sentence.replace("%s", value));
    }
  }

  private static void refusePid(Element xml, String name, List<String> refusals) {
    String pid = attribute(xml, "configuration-pid", name);
    if (!pid.equals(name)) {
      refusals.add("its configuration is named " + pid
          + ", but settings go by the component's name; leave the pid out or use it as the name");
    }
  }

  /** The value attribute, or the lines of the body. */
  private static List<String> values(Element property) {
    List<String> values = new ArrayList<>();
    if (property.hasAttribute("value")) {
      values.add(value(property, property.getAttribute("value")));
    } else {
      for (String line : property.getTextContent().split("\n")) {
        if (!line.isBlank()) {
          values.add(value(property, line.trim()));
        }
      }
    }
    return List.copyOf(values);
  }

  /** A Character is written as its code. */
  private static String value(Element property, String text) {
    boolean code = property.getAttribute("type").equals("Character")
        && text.length() > 1 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return code ? Character.toString(Integer.parseInt(text)) : text;
  }

  static String attribute(Element xml, String name, String absent) {
    return xml.hasAttribute(name) ? xml.getAttribute(name) : absent;
  }

  private static List<Element> children(Element xml) {
    List<Element> children = new ArrayList<>();
    for (Node n = xml.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element child) {
        children.add(child);
      }
    }
    return children;
  }
}
