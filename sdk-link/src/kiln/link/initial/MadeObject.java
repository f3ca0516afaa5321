package kiln.link.initial;

import java.util.Map;
import java.util.TreeMap;
import kiln.link.world.ClassInfo;
import kiln.link.world.FieldInfo;

/** An instance of a class. */
public final class MadeObject extends Made {
  private final Map<FieldInfo, Object> fields = new TreeMap<>();

  MadeObject(ClassInfo maker, int number, String type) {
    super(maker, number, type);
  }

  /** What was stored in instance fields; the others hold zero or null. */
  public Map<FieldInfo, Object> fields() {
    return fields;
  }

  @Override
  public Iterable<Object> values() {
    return fields.values();
  }
}
