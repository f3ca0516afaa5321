package reflect;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.concurrent.Callable;

class AccessOwner {
  private int secret = 1;
  protected int shared = 2;
  public int open = 3;

  private AccessOwner() {}

  static AccessOwner make() {
    return new AccessOwner();
  }

  private String hidden() {
    return "hidden";
  }

  String here() {
    return "here";
  }
}

public class AccessChecks {
  static void attempt(String what, Callable<?> action) {
    try {
      System.out.println(what + ": " + action.call());
    } catch (InvocationTargetException e) {
      System.out.println(what + " threw " + e.getCause());
    } catch (Exception e) {
      System.out.println(what + " failed: " + e.toString().replaceAll("@[0-9a-f]+", "@"));
    }
  }

  private static class Nested {
    private int mine = 5;

    private Nested() {}
  }

  public static void main(String[] args) throws Exception {
    AccessOwner owner = AccessOwner.make();
    Field secret = AccessOwner.class.getDeclaredField("secret");
    Field shared = AccessOwner.class.getDeclaredField("shared");
    Method hidden = AccessOwner.class.getDeclaredMethod("hidden");
    Method here = AccessOwner.class.getDeclaredMethod("here");
    Constructor<AccessOwner> constructor = AccessOwner.class.getDeclaredConstructor();
    attempt("secret", () -> secret.getInt(owner));
    attempt("shared", () -> shared.getInt(owner));
    attempt("hidden", () -> hidden.invoke(owner));
    attempt("here", () -> here.invoke(owner));
    attempt("constructor", () -> constructor.newInstance());
    attempt("can", () -> secret.canAccess(owner) + " " + shared.canAccess(owner));
    AccessibleObject.setAccessible(new AccessibleObject[] {secret, hidden, constructor}, true);
    attempt("secret", () -> secret.getInt(owner));
    attempt("hidden", () -> hidden.invoke(owner));
    attempt("constructor", () -> constructor.newInstance().open);
    attempt("is", () -> secret.isAccessible() + " " + here.isAccessible());
    Constructor<Nested> nested = Nested.class.getDeclaredConstructor();
    attempt("nest", () -> nested.newInstance().mine);
    attempt("nest's field", () -> Nested.class.getDeclaredField("mine").get(new Nested()));
    Field value = String.class.getDeclaredField("value");
    attempt("of the library", () -> value.get("x"));
    attempt("opened", () -> {
      value.setAccessible(true);
      return null;
    });
    attempt("try", () -> value.trySetAccessible());
    Method size = ArrayList.class.getMethod("size");
    attempt("size", () -> size.trySetAccessible() + " " + size.invoke(new ArrayList<>()));
    Method clone = Object.class.getDeclaredMethod("clone");
    attempt("clone", () -> clone.invoke(owner));
    attempt("newInstance", () -> ArrayList.class.newInstance());
    attempt("newInstance", () -> AccessOwner.class.newInstance());
    attempt("newInstance", () -> Integer.class.newInstance());
    attempt("newInstance", () -> Nested.class.newInstance().mine);
  }
}
