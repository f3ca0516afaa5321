package init;

/** Classes are initialised at first use, and not before (JVMS §5.5). */
public class LazyInitialization {
  static int log(String s) {
    System.out.println(s);
    return s.length();
  }

  static class Constant {
    static final int COMPILED = 5;
    static final String TEXT = "text";
    static final Integer BOXED = log("Constant");
  }

  static class ByField {
    static int field = log("ByField");
  }

  static class ByMethod {
    static {
      log("ByMethod");
    }

    static void call() {}
  }

  static class ByNew {
    static {
      log("ByNew");
    }
  }

  static class NotByArray {
    static {
      log("NotByArray");
    }
  }

  static class NotByLiteral {
    static {
      log("NotByLiteral");
    }
  }

  static class NotByCast {
    static {
      log("NotByCast");
    }
  }

  static class Super {
    static int inherited = log("Super");
  }

  static class Sub extends Super {
    static {
      log("Sub");
    }
  }

  static class ByReference {
    static {
      log("ByReference");
    }

    static void run() {
      log("run");
    }
  }

  static class ByPut {
    static int value = log("ByPut");
  }

  static class OnlyDeclared {
    static {
      log("OnlyDeclared");
    }
  }

  public static void main(String[] args) {
    log("main");
    log(Constant.TEXT + Constant.COMPILED);
    log("boxed " + Constant.BOXED);
    log("field " + ByField.field);
    ByMethod.call();
    Object[] array = new NotByArray[3];
    log(array.getClass().getName() + NotByLiteral.class.getName());
    Object o = args;
    log("instanceof " + (o instanceof NotByCast));
    new ByNew();
    new ByNew();
    log("inherited " + Sub.inherited);
    log("then " + new Sub().hashCode() * 0);
    Runnable r = ByReference::run;
    log("reference made");
    r.run();
    ByPut.value = 3;
    OnlyDeclared none = null;
    log("end " + none + ByPut.value);
  }
}
