package kiln.runtime.lang;

import kiln.runtime.substitute.Symbol;

/**
 * Throws on behalf of compiled code and of the native runtime, worded as HotSpot words it. These
 * methods never return normally: the exception is pending when they do. Hidden in stack traces.
 */
final class Throw {
  private Throw() {}

  @Symbol("kiln_throw_null_pointer")
  static void nullPointer() {
    throw new NullPointerException();
  }

  @Symbol("kiln_throw_null_pointer_message")
  static void nullPointer(String message) {
    throw new NullPointerException(message);
  }

  @Symbol("kiln_throw_array_index")
  static void arrayIndex(int index, int length) {
    throw new ArrayIndexOutOfBoundsException(
        Texts.join("Index ", index, " out of bounds for length ", length));
  }

  @Symbol("kiln_throw_array_index_message")
  static void arrayIndex(String message) {
    throw new ArrayIndexOutOfBoundsException(message);
  }

  @Symbol("kiln_throw_arithmetic")
  static void arithmetic() {
    throw new ArithmeticException("/ by zero");
  }

  @Symbol("kiln_throw_class_cast")
  static void classCast(Object object, Class<?> to) {
    throw new ClassCastException(
        "class ".concat(object.getClass().getName()).concat(" cannot be cast to class ")
            .concat(to.getName()));
  }

  @Symbol("kiln_throw_array_store")
  static void arrayStore(Object value) {
    throw new ArrayStoreException(value.getClass().getName());
  }

  @Symbol("kiln_throw_array_store_message")
  static void arrayStore(String message) {
    throw new ArrayStoreException(message);
  }

  @Symbol("kiln_throw_negative_size")
  static void negativeSize(int size) {
    throw new NegativeArraySizeException(Integer.toString(size));
  }

  @Symbol("kiln_throw_stack_overflow")
  static void stackOverflow() {
    throw new StackOverflowError();
  }

  @Symbol("kiln_throw_out_of_memory")
  static void outOfMemory() {
    throw new OutOfMemoryError("Java heap space"); // from the heap's reserve
  }

  @Symbol("kiln_throw_array_limit")
  static void arrayLimit() {
    throw new OutOfMemoryError("Requested array size exceeds VM limit");
  }

  @Symbol("kiln_throw_illegal_monitor")
  static void illegalMonitor() {
    throw new IllegalMonitorStateException("current thread is not owner");
  }

  @Symbol("kiln_throw_illegal_argument")
  static void illegalArgument(String message) {
    throw new IllegalArgumentException(message);
  }

  @Symbol("kiln_throw_interrupted")
  static void interrupted() throws InterruptedException {
    throw new InterruptedException();
  }

  @Symbol("kiln_throw_sleep_interrupted")
  static void sleepInterrupted() throws InterruptedException {
    throw new InterruptedException("sleep interrupted");
  }

  @Symbol("kiln_throw_abstract_method")
  static void abstractMethod() {
    throw new AbstractMethodError();
  }

  @Symbol("kiln_throw_in_initializer")
  static void inInitializer(Throwable cause) {
    throw cause instanceof Error error ? error : new ExceptionInInitializerError(cause);
  }

  @Symbol("kiln_throw_no_class")
  static void noClass(Class<?> type) {
    Error error = new NoClassDefFoundError("Could not initialize class ".concat(type.getName()));
    ThrowableSubstitution.explain(error, Failed.cause(type), null);
    throw error;
  }

  @Symbol("kiln_throw_unsupported")
  static void unsupported(String message) {
    throw new UnsupportedOperationException(message);
  }

  @Symbol("kiln_throw_clone_not_supported")
  static void cloneNotSupported(String type) throws CloneNotSupportedException {
    throw new CloneNotSupportedException(type);
  }

  @Symbol("kiln_throw_instantiation")
  static void instantiation(String type) throws InstantiationException {
    throw new InstantiationException(type);
  }
}
