package kiln.link.initial;

import kiln.link.world.ClassInfo;

/** An object that an initializer made when the image was linked. Compared by identity, as in Java. */
public abstract sealed class Made permits MadeObject, MadeArray {
  /** The class whose initializer made it. */
  public final ClassInfo maker;

  /** Distinguishes it among the objects of its maker; in the order in which they were made. */
  public final int number;

  /** A class name, or the descriptor of an array. */
  public final String type;

  Made(ClassInfo maker, int number, String type) {
    this.maker = maker;
    this.number = number;
    this.type = type;
  }

  /** The values that it holds: Integer, Long, Float, Double, String, ClassValue, Made or null. */
  public abstract Iterable<Object> values();
}
