package kiln.link.differential.generator;

import java.util.ArrayList;
import java.util.List;

/** The variables that can be named at a point of the program, outermost first. */
final class Scope {
  /**
   * @param isFinal not assigned again, so that a lambda may capture it
   * @param isField a static field: visible in lambdas though assigned
   */
  record Variable(String name, Type type, boolean isFinal, boolean isField) {}

  private final List<Variable> variables;

  Scope() {
    this(List.of());
  }

  private Scope(List<Variable> variables) {
    this.variables = new ArrayList<>(variables);
  }

  /** A scope inside this one: what it declares is not seen here. */
  Scope inner() {
    return new Scope(variables);
  }

  /** What the body of a lambda may name. */
  Scope captured() {
    return new Scope(variables.stream().filter(v -> v.isFinal() || v.isField()).toList());
  }

  void add(String name, Type type, boolean isFinal, boolean isField) {
    variables.add(new Variable(name, type, isFinal, isField));
  }

  List<String> named(Type type) {
    return variables.stream().filter(v -> v.type() == type).map(Variable::name).toList();
  }

  List<Variable> assignable() {
    return variables.stream().filter(v -> !v.isFinal()).toList();
  }
}
