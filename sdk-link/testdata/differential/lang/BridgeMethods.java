package lang;

/** Bridges for generics and covariant returns. */
public class BridgeMethods {
  interface Source<T> {
    T get();
  }

  static class Animal implements Comparable<Animal> {
    final int weight;

    Animal(int weight) {
      this.weight = weight;
    }

    Animal self() {
      return this;
    }

    @Override
    public int compareTo(Animal other) {
      return Integer.compare(weight, other.weight);
    }
  }

  static class Dog extends Animal implements Source<String>, Cloneable {
    Dog(int weight) {
      super(weight);
    }

    @Override
    Dog self() {
      return this;
    }

    @Override
    public String get() {
      return "dog " + weight;
    }

    @Override
    public Dog clone() throws CloneNotSupportedException {
      return (Dog) super.clone();
    }
  }

  abstract static class Box<T extends Number> {
    abstract T value();

    void set(T t) {
      System.out.println("Box.set " + t);
    }
  }

  static class IntBox extends Box<Integer> {
    @Override
    Integer value() {
      return 7;
    }

    @Override
    void set(Integer i) {
      System.out.println("IntBox.set " + i);
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  public static void main(String[] args) throws Exception {
    Animal a = new Dog(3);
    System.out.println(((Source<?>) a.self()).get());
    Source<String> s = new Dog(5);
    System.out.println(s.get().length() + " " + new Dog(6).clone().get());
    Comparable raw = a;
    System.out.println(raw.compareTo(new Animal(9)));
    try {
      raw.compareTo("text");
    } catch (ClassCastException e) {
      System.out.println("bridge casts its argument");
    }
    Box box = new IntBox();
    System.out.println(box.value());
    box.set(5);
    try {
      box.set(5.0);
    } catch (ClassCastException e) {
      System.out.println("bridge of set");
    }
  }
}
