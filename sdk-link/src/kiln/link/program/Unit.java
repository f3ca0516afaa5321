package kiln.link.program;

import java.util.Objects;

/**
 * One compiled unit of a program: C or assembly text made by the linker.
 *
 * <p>The text includes {@code "kiln.h"} and marks the Java lines it was made from with {@code #line N
 * "java/util/HashMap.java"}. The text is a function of the closure alone: no folder, time or user
 * of the machine that made it appears in it, so that it may serve as the key of a cache.
 *
 * @param name file name without a folder; ends in {@code .c} (compiled), {@code .s} (assembled) or
 *     {@code .S} (preprocessed, then assembled); unique in its program
 * @param text the whole text
 */
public record Unit(String name, String text) {
  public Unit {
    Objects.requireNonNull(text, "text");
    if (!name.matches("[A-Za-z0-9_.$-]+\\.[csS]")) {
      throw new IllegalArgumentException(
          "A unit is a plain file name that ends in .c, .s or .S; this is \"" + name + "\"");
    }
  }
}
