package kiln.link.image;

import java.util.Arrays;

/**
 * A linked image: the last stage of {@code Bundles -> Wiring -> Closure -> Program -> Objects ->
 * Image}.
 *
 * @param name of the program
 * @param artifact the file that boots, without anything that is not loaded; not copied, never
 *     changed
 * @param debug the same with symbols and debug information, for a debugger; empty if nobody asked
 * @param sizes what every byte of the artifact is for
 * @param lines which Java lines the calls in its code are, as text
 */
public record Image(String name, byte[] artifact, byte[] debug, SizeMap sizes, String lines) {

  /** Equal if name and bytes are: the rest follows from them. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Image that
        && name.equals(that.name)
        && Arrays.equals(artifact, that.artifact)
        && Arrays.equals(debug, that.debug);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(artifact);
  }

  /** The stage as text: the size map, then the line table. */
  public String dump() {
    return "image " + name + "\n" + sizes.dump() + lines;
  }
}
