package kiln.link.wiring;

import java.util.List;

/**
 * A component of an image, with everything that its constructor is called with.
 *
 * @param name the component's name
 * @param bundle the symbolic name of its bundle
 * @param className internal name of its class
 * @param constructor descriptor of the constructor to call
 * @param arguments one for each parameter
 */
public record Component(
    String name, String bundle, String className, String constructor, List<Argument> arguments) {
  public Component {
    arguments = List.copyOf(arguments);
  }

  /** What is given for one parameter. */
  public sealed interface Argument {}

  /**
   * The component that provides a service.
   *
   * @param index its position in {@link Wiring#components}
   */
  public record Provider(String service, int index) implements Argument {}

  /** All components that provide a service, highest rank first; may be none. */
  public record Providers(String service, List<Integer> indexes) implements Argument {
    public Providers {
      indexes = List.copyOf(indexes);
    }
  }

  /**
   * The component's settings.
   *
   * @param type internal name of the annotation interface
   * @param implementation internal name of the generated class
   * @param firstKey position of the first of its keys in {@link Wiring#keys}; one for each
   *     accessor, in the order of the class file
   */
  public record Configuration(String type, String implementation, int firstKey)
      implements Argument {}
}
