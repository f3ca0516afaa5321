package kiln.runtime.lang;

import kiln.runtime.substitute.KeepsLine;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Replaces;
import kiln.runtime.substitute.Substitutes;

/**
 * Words that every image may have to say, put together by {@code String.concat}: where the class
 * library takes a StringBuilder for them, a small image would carry builders for nothing else.
 */
final class Texts {
  private static final int MAX_LENGTH = Integer.MAX_VALUE >> 1; // of a string in UTF-16

  private Texts() {}

  /** {@code Index 3 out of bounds for length 2}, or of other numbers in such a frame. */
  static String join(String first, int a, String second, int b) {
    return first.concat(Integer.toString(a)).concat(second).concat(Integer.toString(b));
  }

  /** The recipe with a part in place of each character 1; called by what the linker makes. */
  static String fill(String recipe, String[] parts) {
    String text = "";
    int from = 0;
    for (String part : parts) {
      int at = recipe.indexOf(1, from);
      text = text.concat(recipe.substring(from, at)).concat(part);
      from = at + 1;
    }
    return text.concat(recipe.substring(from));
  }

  @Substitutes("java.lang.Object")
  static class ObjectSubstitution {
    private ObjectSubstitution() {}

    @Override
    public String toString() {
      return getClass().getName().concat("@").concat(Integer.toHexString(hashCode()));
    }
  }

  @Substitutes("java.lang.Class")
  static final class ClassText {
    private ClassText() {}

    @Override
    public String toString() {
      Class<?> type = (Class<?>) (Object) this;
      String kind = type.isInterface() ? "interface " : type.isPrimitive() ? "" : "class ";
      return kind.concat(type.getName());
    }
  }

  @Substitutes("java.lang.Thread")
  static final class ThreadText {
    private ThreadText() {}

    @Override
    public String toString() {
      Thread thread = (Thread) (Object) this;
      ThreadGroup group = thread.getThreadGroup();
      String end = group == null ? "]" : String.valueOf(group.getName()).concat("]");
      return "Thread[".concat(thread.getName()).concat(",")
          .concat(Integer.toString(thread.getPriority())).concat(",").concat(end);
    }
  }

  @Substitutes("java.lang.ThreadGroup")
  static class GroupText {
    private GroupText() {}

    @Override
    public String toString() {
      ThreadGroup group = (ThreadGroup) (Object) this;
      return getClass().getName().concat("[name=").concat(String.valueOf(group.getName()))
          .concat(",maxpri=").concat(Integer.toString(group.getMaxPriority())).concat("]");
    }
  }

  @Substitutes("java.lang.String")
  static final class StringChecks {
    private StringChecks() {}

    @KeepsLine
    static void checkIndex(int index, int length) {
      if (index < 0 || index >= length) {
        throw new StringIndexOutOfBoundsException(join("index ", index, ", length ", length));
      }
    }

    @KeepsLine
    static void checkOffset(int offset, int length) {
      if (offset < 0 || offset > length) {
        throw new StringIndexOutOfBoundsException(join("offset ", offset, ", length ", length));
      }
    }

    @KeepsLine
    static void checkBoundsOffCount(int offset, int count, int length) {
      if (offset < 0 || count < 0 || offset > length - count) {
        throw new StringIndexOutOfBoundsException(
            join("offset ", offset, ", count ", count).concat(", length ")
                .concat(Integer.toString(length)));
      }
    }

    @KeepsLine
    static void checkBoundsBeginEnd(int begin, int end, int length) {
      if (begin < 0 || begin > end || end > length) {
        throw new StringIndexOutOfBoundsException(
            join("begin ", begin, ", end ", end).concat(", length ")
                .concat(Integer.toString(length)));
      }
    }
  }

  @Substitutes("java.lang.StringIndexOutOfBoundsException")
  static final class StringIndexSubstitution extends IndexOutOfBoundsException {
    @Original private static final long serialVersionUID = 1;

    @Replaces("<init>")
    StringIndexSubstitution(int index) {
      super("String index out of range: ".concat(Integer.toString(index)));
    }
  }

  @Substitutes("java.lang.StringUTF16")
  static final class Utf16Substitution {
    private Utf16Substitution() {}

    @KeepsLine
    public static byte[] newBytesFor(int length) {
      if (length < 0) {
        throw new NegativeArraySizeException();
      }
      if (length > MAX_LENGTH) {
        throw new OutOfMemoryError(
            join("UTF16 String size is ", length, ", should be less than ", MAX_LENGTH));
      }
      return new byte[length << 1];
    }
  }

  /** An array that nobody has seen may as well be zero: that is what memory is anyway. */
  @Substitutes("jdk.internal.misc.Unsafe")
  static final class UnsafeArrays {
    private UnsafeArrays() {}

    public Object allocateUninitializedArray(Class<?> type, int length) {
      return type == byte.class ? new byte[length] : java.lang.reflect.Array.newInstance(type, length);
    }
  }
}
