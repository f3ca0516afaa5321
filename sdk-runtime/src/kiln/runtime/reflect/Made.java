package kiln.runtime.reflect;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import kiln.runtime.substitute.Adds;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.StandsFor;
import kiln.runtime.substitute.Substitutes;

/** Makes the members that java.lang.Class gives out, from the lines of {@link Members}. */
final class Made {
  private static final int PUBLIC = 1;
  private static final int MODIFIERS = 1; // fields of a line
  private static final int NAME = 2;
  private static final int TYPES = 3;
  private static final int EXCEPTIONS = 4;
  private static final int SIGNATURE = 5;
  private static final int ANNOTATED = 6;
  private static final int PARAMETERS = 7;

  private Made() {}

  @StandsFor("java.lang.reflect.Method")
  static final class AMethod {
    int slot;

    AMethod(
        Class<?> type, String name, Class<?>[] parameters, Class<?> result, Class<?>[] exceptions,
        int modifiers, int slot, String signature, byte[] annotations, byte[] ofParameters,
        byte[] defaultValue) {}
  }

  @StandsFor("java.lang.reflect.Constructor")
  static final class AConstructor {
    int slot;

    AConstructor(
        Class<?> type, Class<?>[] parameters, Class<?>[] exceptions, int modifiers, int slot,
        String signature, byte[] annotations, byte[] ofParameters) {}
  }

  @StandsFor("java.lang.reflect.Field")
  static final class AField {
    int slot;

    AField(
        Class<?> declaring, String name, Class<?> type, int modifiers, boolean trusted, int slot,
        String signature, byte[] annotations) {}
  }

  @StandsFor("java.lang.reflect.Parameter")
  static final class AParameter {
    AParameter(String name, int modifiers, Executable executable, int index) {}
  }

  /** The JDK's constructor leaves all to the VM. */
  @Substitutes("java.lang.reflect.RecordComponent")
  static final class AComponent {
    @Original private Class<?> clazz;
    @Original private String name;
    @Original private Class<?> type;
    @Original private Method accessor;
    @Original private String signature;
    @Original private byte[] annotations;

    @Adds
    AComponent(
        Class<?> clazz, String name, Class<?> type, Method accessor, String signature,
        byte[] annotations) {
      this.clazz = clazz;
      this.name = name;
      this.type = type;
      this.accessor = accessor;
      this.signature = signature;
      this.annotations = annotations;
    }
  }

  static int slot(Method method) {
    return ((AMethod) (Object) method).slot;
  }

  static int slot(Constructor<?> constructor) {
    return ((AConstructor) (Object) constructor).slot;
  }

  static int slot(Executable executable) {
    return executable instanceof Method method
        ? slot(method) : slot((Constructor<?>) executable);
  }

  static int slot(Field field) {
    return ((AField) (Object) field).slot;
  }

  /**
   * In place of annotations in the form of the class file: the slot, which is enough to find them.
   * Null if the member has none.
   */
  private static byte[] raw(String annotated, char which, int slot) {
    return annotated.indexOf(which) < 0 ? null : raw(slot);
  }

  static byte[] raw(int slot) {
    return new byte[] {(byte) (slot >> 8), (byte) slot};
  }

  static int slot(byte[] raw) {
    return raw[0] << 8 | raw[1] & 0xff;
  }

  private interface Maker<T> {
    T make(String[] fields, int slot);
  }

  private static <T> List<T> all(Members members, char kind, boolean onlyPublic, Maker<T> maker) {
    List<T> result = new ArrayList<>();
    String[] lines = members.lines();
    for (int slot = 0; slot < lines.length; slot++) {
      if (lines[slot].charAt(0) == kind) {
        String[] fields = Members.fields(lines[slot]);
        if (!onlyPublic || (Integer.parseInt(fields[MODIFIERS]) & PUBLIC) != 0) {
          result.add(maker.make(fields, slot));
        }
      }
    }
    return result;
  }

  static List<Method> methods(Members members, boolean onlyPublic) {
    return all(members, 'M', onlyPublic, (fields, slot) -> method(members, fields, slot));
  }

  private static Method method(Members members, String[] fields, int slot) {
    return (Method) (Object) new AMethod(
        members.type(),
        fields[NAME].intern(),
        members.types(fields[TYPES], 1),
        members.types(fields[TYPES], 0)[0],
        members.types(fields[EXCEPTIONS], 0),
        Integer.parseInt(fields[MODIFIERS]),
        slot,
        Members.orNull(fields[SIGNATURE]),
        raw(fields[ANNOTATED], 'a', slot),
        raw(fields[ANNOTATED], 'p', slot),
        raw(fields[ANNOTATED], 'd', slot));
  }

  static List<Constructor<?>> constructors(Members members, boolean onlyPublic) {
    return all(members, 'C', onlyPublic, (fields, slot) ->
        (Constructor<?>) (Object) new AConstructor(
            members.type(),
            members.types(fields[TYPES], 1),
            members.types(fields[EXCEPTIONS], 0),
            Integer.parseInt(fields[MODIFIERS]),
            slot,
            Members.orNull(fields[SIGNATURE]),
            raw(fields[ANNOTATED], 'a', slot),
            raw(fields[ANNOTATED], 'p', slot)));
  }

  static List<Field> fields(Members members, boolean onlyPublic) {
    return all(members, 'F', onlyPublic, (fields, slot) ->
        field(members, fields, slot));
  }

  /** Final fields of records and hidden classes, and static ones, stay as they are. */
  private static Field field(Members members, String[] fields, int slot) {
    int modifiers = Integer.parseInt(fields[MODIFIERS]);
    boolean isFinal = (modifiers & 0x10) != 0;
    boolean isStatic = (modifiers & 8) != 0;
    boolean trusted = isFinal && (isStatic || members.type().isRecord());
    return (Field) (Object) new AField(
        members.type(),
        fields[NAME].intern(),
        members.type(fields[TYPES]),
        modifiers,
        trusted,
        slot,
        Members.orNull(fields[SIGNATURE]),
        raw(fields[ANNOTATED], 'a', slot));
  }

  static List<RecordComponent> components(Members members) {
    return all(members, 'R', false, (fields, slot) ->
        (RecordComponent) (Object) new AComponent(
            members.type(),
            fields[NAME].intern(),
            members.type(fields[TYPES]),
            accessor(members, Integer.parseInt(fields[MODIFIERS])),
            Members.orNull(fields[SIGNATURE]),
            raw(fields[ANNOTATED], 'a', slot)));
  }

  /** The slot of a record component, which does not keep it. */
  static int slot(RecordComponent component) {
    String[] lines = Members.need(component.getDeclaringRecord()).lines();
    for (int slot = 0; slot < lines.length; slot++) {
      if (lines[slot].charAt(0) == 'R'
          && Members.fields(lines[slot])[NAME].equals(component.getName())) {
        return slot;
      }
    }
    throw new AssertionError(component);
  }

  private static Method accessor(Members members, int slot) {
    return slot < 0 ? null : method(members, Members.fields(members.lines()[slot]), slot);
  }

  /** The parameters as the MethodParameters attribute has them; null if there is none. */
  static Parameter[] parameters(Executable executable, int slot) {
    Members members = Members.need(executable.getDeclaringClass());
    String attribute = Members.fields(members.lines()[slot])[PARAMETERS];
    if (attribute.isEmpty()) {
      return null;
    }
    List<String> parts = Members.split(attribute, ',');
    Parameter[] result = new Parameter[parts.size()];
    for (int i = 0; i < result.length; i++) {
      int colon = parts.get(i).indexOf(':');
      result[i] = (Parameter) (Object) new AParameter(
          parts.get(i).substring(colon + 1),
          Integer.parseInt(parts.get(i).substring(0, colon)),
          executable,
          i);
    }
    return result;
  }
}
