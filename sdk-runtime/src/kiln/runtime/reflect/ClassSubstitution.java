package kiln.runtime.reflect;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import jdk.internal.misc.Unsafe;
import jdk.internal.reflect.ConstantPool;
import jdk.internal.reflect.ReflectionFactory;
import kiln.runtime.substitute.Adds;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Substitutes;

/**
 * The members of a class, as far as the image has them. Who asks for all of a kind, or for one that
 * is not found, is told where the image may have fewer than the class.
 */
@Substitutes("java.lang.Class")
final class ClassSubstitution<T> {
  private ClassSubstitution() {}

  @Adds
  private Class<?> itself() {
    return (Class<?>) (Object) this;
  }

  // --- what the VM does elsewhere ---

  private Class<?>[] getInterfaces0() {
    Class<?>[] result = new Class<?>[interfaces(null)];
    interfaces(result);
    return result;
  }

  /** The number of the direct interfaces; they are put into the array if there is one. */
  @Adds
  private native int interfaces(Class<?>[] into);

  private Method[] getDeclaredMethods0(boolean onlyPublic) {
    Members members = Members.of(itself());
    return members == null
        ? new Method[0] : Made.methods(members, onlyPublic).toArray(new Method[0]);
  }

  @SuppressWarnings("unchecked")
  private Constructor<T>[] getDeclaredConstructors0(boolean onlyPublic) {
    Members members = Members.of(itself());
    List<Constructor<?>> found =
        members == null ? List.of() : Made.constructors(members, onlyPublic);
    return (Constructor<T>[]) found.toArray(new Constructor<?>[0]);
  }

  private Field[] getDeclaredFields0(boolean onlyPublic) {
    Members members = Members.of(itself());
    return members == null ? new Field[0] : Made.fields(members, onlyPublic).toArray(new Field[0]);
  }

  private RecordComponent[] getRecordComponents0() {
    Members members = Members.need(itself());
    if (!members.hasFlag(Members.RECORD_COMPONENTS)) {
      throw Undeclared.members(itself());
    }
    return Made.components(members).toArray(new RecordComponent[0]);
  }

  private String getGenericSignature0() {
    Members members = Members.need(itself());
    return members == null ? null : members.signature();
  }

  private Class<?> getDeclaringClass0() {
    Members members = Members.need(itself());
    return members == null ? null : members.declaring();
  }

  private Object[] getEnclosingMethod0() {
    Members members = Members.need(itself());
    return members == null ? null : members.enclosing();
  }

  private String getSimpleBinaryName0() {
    Members members = Members.need(itself());
    return members == null ? null : members.innerName();
  }

  private Class<?>[] getDeclaredClasses0() {
    Members members = Members.need(itself());
    return members == null ? new Class<?>[0] : members.inner();
  }

  private Class<?>[] getPermittedSubclasses0() {
    Members members = Members.need(itself());
    return members == null ? null : members.permitted();
  }

  private Class<?>[] getNestMembers0() {
    Members members = Members.need(itself());
    if (!members.hasFlag(Members.NEST)) {
      throw Undeclared.members(itself());
    }
    return members.nest();
  }

  private Class<?> getNestHost0() {
    return getNestMembers0()[0];
  }

  /** See {@link AnnotationParserSubstitution}. */
  byte[] getRawAnnotations() {
    Members members = itself().isAnnotation() ? Members.of(itself()) : Members.need(itself());
    return members == null ? null : Made.raw(-1);
  }

  ConstantPool getConstantPool() {
    return null;
  }

  // --- all of a kind ---

  @Original
  private native Method[] privateGetDeclaredMethods(boolean onlyPublic);

  @Original
  private native Method[] privateGetPublicMethods();

  @Original
  private native Field[] privateGetDeclaredFields(boolean onlyPublic);

  @Original
  private native Field[] privateGetPublicFields();

  @Original
  private native Constructor<T>[] privateGetDeclaredConstructors(boolean onlyPublic);

  @Original
  private static native Method[] copyMethods(Method[] methods);

  @Original
  private static native Field[] copyFields(Field[] fields);

  @Original
  private static native <U> Constructor<U>[] copyConstructors(Constructor<U>[] constructors);

  public Method[] getMethods() {
    Completeness.inherited(itself(), Members.METHODS);
    return copyMethods(privateGetPublicMethods());
  }

  public Method[] getDeclaredMethods() {
    Completeness.declared(itself(), Members.METHODS, false);
    return copyMethods(privateGetDeclaredMethods(false));
  }

  public Field[] getFields() {
    Completeness.inherited(itself(), Members.FIELDS);
    return copyFields(privateGetPublicFields());
  }

  public Field[] getDeclaredFields() {
    Completeness.declared(itself(), Members.FIELDS, false);
    return copyFields(privateGetDeclaredFields(false));
  }

  public Constructor<?>[] getConstructors() {
    Completeness.declared(itself(), Members.CONSTRUCTORS, true);
    return copyConstructors(privateGetDeclaredConstructors(true));
  }

  public Constructor<?>[] getDeclaredConstructors() {
    Completeness.declared(itself(), Members.CONSTRUCTORS, false);
    return copyConstructors(privateGetDeclaredConstructors(false));
  }

  // --- one by its name ---

  @Original
  private native Method getMethod0(String name, Class<?>[] parameters);

  @Original
  private native Field getField0(String name);

  @Original
  private static native Method searchMethods(
      Method[] methods, String name, Class<?>[] parameters);

  @Original
  private static native Field searchFields(Field[] fields, String name);

  @Original
  private native String methodToString(String name, Class<?>[] parameters);

  public Method getMethod(String name, Class<?>... parameters) throws NoSuchMethodException {
    Method found = getMethod0(Objects.requireNonNull(name), parameters);
    if (found == null) {
      Completeness.named(itself(), Members.METHODS, true, name);
      throw new NoSuchMethodException(methodToString(name, parameters));
    }
    return copyMethods(new Method[] {found})[0];
  }

  public Method getDeclaredMethod(String name, Class<?>... parameters)
      throws NoSuchMethodException {
    Method found =
        searchMethods(privateGetDeclaredMethods(false), Objects.requireNonNull(name), parameters);
    if (found == null) {
      Completeness.named(itself(), Members.METHODS, false, name);
      throw new NoSuchMethodException(methodToString(name, parameters));
    }
    return copyMethods(new Method[] {found})[0];
  }

  public Field getField(String name) throws NoSuchFieldException {
    Field found = getField0(Objects.requireNonNull(name));
    if (found == null) {
      Completeness.named(itself(), Members.FIELDS, true, name);
      throw new NoSuchFieldException(name);
    }
    return copyFields(new Field[] {found})[0];
  }

  public Field getDeclaredField(String name) throws NoSuchFieldException {
    Field found = searchFields(privateGetDeclaredFields(false), Objects.requireNonNull(name));
    if (found == null) {
      Completeness.named(itself(), Members.FIELDS, false, name);
      throw new NoSuchFieldException(name);
    }
    return copyFields(new Field[] {found})[0];
  }

  private Constructor<T> getConstructor0(Class<?>[] parameters, int which)
      throws NoSuchMethodException {
    Class<?>[] wanted = parameters == null ? new Class<?>[0] : parameters;
    for (Constructor<T> each : privateGetDeclaredConstructors(which == Member.PUBLIC)) {
      if (Arrays.equals(wanted, each.getParameterTypes())) {
        return each;
      }
    }
    Completeness.named(itself(), Members.CONSTRUCTORS, which == Member.PUBLIC, "<init>");
    throw new NoSuchMethodException(methodToString("<init>", parameters));
  }

  @Original
  private static native ReflectionFactory getReflectionFactory();

  @SuppressWarnings("unchecked")
  public T newInstance() throws InstantiationException, IllegalAccessException {
    Class<?> caller = Caller.last();
    try {
      Constructor<T> constructor = getConstructor0(new Class<?>[0], Member.DECLARED);
      ReflectionFactory factory = getReflectionFactory();
      return (T) factory.newInstance(factory.copyConstructor(constructor), null, caller);
    } catch (NoSuchMethodException e) {
      throw (InstantiationException) new InstantiationException(itself().getName()).initCause(e);
    } catch (InvocationTargetException e) {
      Unsafe.getUnsafe().throwException(e.getTargetException());
      return null;
    }
  }
}
