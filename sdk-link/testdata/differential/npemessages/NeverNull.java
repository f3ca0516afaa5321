package npemessages;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Function;
import java.util.function.Supplier;

/** Fields, parameters and results that are never null but for one way: the check must stay. */
public class NeverNull {
  static void run(String name, Runnable body) {
    try {
      body.run();
      System.out.println(name + ": nothing");
    } catch (NullPointerException e) {
      System.out.println(name + ": " + e.getMessage());
    }
  }

  // --- fields that are read before they are assigned ---

  static class Base {
    Base() {
      hook();
    }

    void hook() {}
  }

  static class ReadInSuper extends Base {
    final String text;
    final String before = "constant";

    ReadInSuper(String text) {
      this.text = text;
    }

    @Override
    void hook() {
      System.out.println("hook " + before.length());
      System.out.println(text.length());
    }
  }

  static class ReadInMethod {
    final int[] first;
    final int[] second;

    ReadInMethod() {
      first = new int[2];
      use();
      second = new int[3];
    }

    void use() {
      System.out.println("first " + first.length);
      System.out.println("second " + second.length);
    }
  }

  static class ReadAtOnce {
    String late;
    int length = late.length();

    ReadAtOnce() {
      late = "x";
    }
  }

  static Leaked seen;

  static class Leaked {
    final Object early;
    final Object late;

    Leaked(boolean fail) {
      early = new Object();
      seen = this;
      if (fail) {
        throw new IllegalStateException("half made");
      }
      late = new Object();
    }
  }

  static void leaked() {
    try {
      new Leaked(true);
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage() + " " + (seen.early.hashCode() == seen.early.hashCode()));
    }
    System.out.println(seen.late.hashCode());
  }

  static class LeakedByLambda {
    final Supplier<Integer> asks = () -> ((LeakedByLambda) this).list.size();
    final int answer = ask(asks);
    final List<String> list = new ArrayList<>();

    static int ask(Supplier<Integer> supplier) {
      return supplier.get();
    }
  }

  static class LeakedByChoice {
    final String name;

    LeakedByChoice(LeakedByChoice other) {
      LeakedByChoice which = other == null ? this : other;
      show(which);
      name = "made";
    }

    static void show(LeakedByChoice which) {
      System.out.println(which.name.length());
    }
  }

  class Inner {
    final String text;

    Inner() {
      reader = () -> ((Inner) this).text.length();
      read = reader.get();
      text = "inner";
    }
  }

  Supplier<Integer> reader;
  int read;

  static class Grand {
    Grand(List<Grand> all) {
      all.add(this);
    }
  }

  static class Parent extends Grand {
    Parent(List<Grand> all) {
      super(all);
      throw new IllegalStateException("parent");
    }
  }

  static class Child extends Parent {
    final String field;

    Child(List<Grand> all) {
      super(all);
      field = "child";
    }
  }

  static void superThrows() {
    List<Grand> all = new ArrayList<>();
    try {
      new Child(all);
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(((Child) all.get(0)).field.length());
  }

  static class AssignedInHandler {
    String value;
    String other;

    AssignedInHandler(String number) {
      try {
        value = "parsed " + Integer.parseInt(number);
        other = "no failure";
      } catch (NumberFormatException e) {
        value = "failed";
      }
    }

    int lengths() {
      return value.length() * 100 + other.length();
    }
  }

  static class Delegating {
    final String name;
    String extra;

    Delegating() {
      this("none");
    }

    Delegating(String name) {
      this.name = name;
      if (name.length() > 4) {
        extra = name;
      }
    }

    int lengths() {
      return name.length() * 100 + extra.length();
    }
  }

  static class InThread extends Thread {
    final Object lock;
    String failure = "none";

    InThread() throws InterruptedException {
      start();
      join();
      lock = new Object();
    }

    @Override
    public void run() {
      try {
        synchronized (lock) {
          failure = "had the lock";
        }
      } catch (NullPointerException e) {
        failure = e.getMessage();
      }
    }
  }

  // --- fields that somebody else sets to null ---

  static class Reflected {
    final String fixed;
    String free = "free";

    Reflected(String fixed) {
      this.fixed = fixed;
    }
  }

  static void reflected(String name) {
    Reflected object = new Reflected("fixed");
    try {
      Field field = Reflected.class.getDeclaredField("free");
      field.setAccessible(true);
      field.set(object, null);
      Field other = Reflected.class.getDeclaredField("fixed");
      other.setAccessible(true);
      other.set(object, null);
    } catch (ReflectiveOperationException e) {
      System.out.println(e);
    }
    System.out.println(name.equals("fixed") ? object.fixed.length() : object.free.length());
  }

  static class Handled {
    static final VarHandle HANDLE;
    static final AtomicReferenceFieldUpdater<Handled, String> UPDATER =
        AtomicReferenceFieldUpdater.newUpdater(Handled.class, String.class, "updated");

    static {
      try {
        HANDLE = MethodHandles.lookup().findVarHandle(Handled.class, "handled", String.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    String handled = "handled";
    volatile String updated = "updated";
  }

  static void handled() {
    Handled object = new Handled();
    Handled.HANDLE.set(object, null);
    System.out.println(object.handled.length());
  }

  static void updated() {
    Handled object = new Handled();
    Handled.UPDATER.set(object, null);
    System.out.println(object.updated.length());
  }

  static class Cleared implements Cloneable {
    private String text = "text";

    Cleared twin() {
      try {
        return (Cleared) clone();
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }
  }

  static void cleared() {
    Cleared first = new Cleared();
    System.out.println(first.twin().text.length());
    first.text = null;
    System.out.println(first.twin().text.length());
  }

  static final Linked FIRST = new Linked(null);

  static class Linked {
    final Linked next;

    Linked(Linked next) {
      this.next = next;
    }
  }

  record Pair(String left, String right) {}

  // --- parameters and results ---

  interface Shape {
    String name();

    default int size(String unit) {
      return unit.length() + name().length();
    }
  }

  static class Circle implements Shape {
    @Override
    public String name() {
      return "circle";
    }
  }

  static class Nameless implements Shape {
    @Override
    public String name() {
      return null;
    }

    @Override
    public int size(String unit) {
      return unit.length();
    }
  }

  static int dispatched(Shape shape, String unit) {
    return shape.size(unit) + shape.name().length();
  }

  static int length(String text) {
    return text.length();
  }

  static <T> T same(T value) {
    return value;
  }

  static String found(int key) {
    for (int i = 0; i < 3; i++) {
      if (i == key) {
        return "found " + i;
      }
    }
    return null;
  }

  private static int nested(String text, int depth) {
    return depth == 0 ? text.length() : nested(depth == 3 ? null : text, depth - 1);
  }

  static class Generic<T> {
    int measure(T value) {
      return value.hashCode();
    }
  }

  static class OfText extends Generic<String> {
    @Override
    int measure(String value) {
      return value.length();
    }
  }

  static int chosen(String text) {
    String value = text;
    if (value == null) {
      value = "default";
    }
    int length = value.length();
    if (text != null) {
      length += text.length();
    }
    value = length > 7 ? null : value;
    return length + value.length();
  }

  public static void main(String[] args) {
    run("read in super", () -> new ReadInSuper("text"));
    run("read in a method", ReadInMethod::new);
    run("read at once", ReadAtOnce::new);
    run("leaked", NeverNull::leaked);
    run("leaked by a lambda", LeakedByLambda::new);
    run("leaked by choice", () -> new LeakedByChoice(null));
    run("inner", () -> new NeverNull().new Inner());
    run("super throws", NeverNull::superThrows);
    run("in a handler", () -> System.out.println(new AssignedInHandler("1").lengths()));
    run("in a handler", () -> System.out.println(new AssignedInHandler("x").lengths()));
    run("delegating", () -> System.out.println(new Delegating("enough").lengths()));
    run("delegating", () -> System.out.println(new Delegating().lengths()));
    run("in a thread", () -> {
      try {
        System.out.println(new InThread().failure);
      } catch (InterruptedException e) {
        System.out.println(e);
      }
    });
    run("reflected", () -> reflected("free"));
    run("reflected", () -> reflected("fixed"));
    run("handled", NeverNull::handled);
    run("updated", NeverNull::updated);
    run("cleared", NeverNull::cleared);
    run("linked", () -> System.out.println(FIRST.next.next));
    run("pair", () -> System.out.println(new Pair("a", null).right().length()));
    run("dispatched", () -> System.out.println(dispatched(new Circle(), "m")));
    run("dispatched", () -> System.out.println(dispatched(new Nameless(), "m")));
    run("dispatched", () -> System.out.println(dispatched(new Circle(), null)));
    run("same", () -> System.out.println(same("x").length() + NeverNull.<String>same(null).length()));
    run("found", () -> System.out.println(found(2).length() + found(3).length()));
    run("nested", () -> System.out.println(nested("text", 2)));
    run("nested", () -> System.out.println(nested("text", 4)));
    Function<String, Integer> measure = NeverNull::length;
    run("reference", () -> System.out.println(measure.apply("four")));
    run("reference", () -> System.out.println(measure.apply(null)));
    Generic<String> generic = new OfText();
    run("bridge", () -> System.out.println(generic.measure("text")));
    run("bridge", () -> System.out.println(generic.measure(null)));
    run("chosen", () -> System.out.println(chosen(null)));
    run("chosen", () -> System.out.println(chosen("text")));
  }
}
