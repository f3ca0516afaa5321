package kiln.link.initial;

import java.util.Arrays;
import kiln.link.world.ClassInfo;

/** An array; elements narrower than an int are held as Integer. */
public final class MadeArray extends Made {
  /** The elements; not copied. */
  public final Object[] elements;

  MadeArray(ClassInfo maker, int number, String type, int length) {
    super(maker, number, type);
    elements = new Object[length];
    Arrays.fill(elements, Values.zero(type.substring(1)));
  }

  @Override
  public Iterable<Object> values() {
    return Arrays.asList(elements);
  }
}
