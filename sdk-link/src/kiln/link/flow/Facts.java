package kiln.link.flow;

/** Fixed truths of every image, known while analysing: they decide branches before these are followed. */
public interface Facts {
  /** Stands for a known null, as a Java null means "not known". */
  Object NULL = new Object();

  /** The value of a static field: Integer, Long, Float, Double, String, {@link #NULL}; else null. */
  Object field(String owner, String name);

  /** What the method always returns: as {@link #field}; null if that is not known. */
  Object result(String owner, String name, String descriptor);
}
