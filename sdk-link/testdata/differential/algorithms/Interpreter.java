package algorithms;

import java.util.*;

/** A small stack machine and a compiler from expressions to its code. */
public class Interpreter {
  enum Op {
    PUSH,
    ADD,
    SUB,
    MUL,
    DIV,
    LOAD,
    STORE,
    JUMP,
    JZ,
    PRINT,
    HALT
  }

  record Instruction(Op op, int operand) {
    @Override
    public String toString() {
      return op + (op.ordinal() >= Op.LOAD.ordinal() || op == Op.PUSH ? " " + operand : "");
    }
  }

  static class Machine {
    private final int[] stack = new int[32];
    private final int[] memory = new int[8];
    private int top;

    int run(List<Instruction> code, int limit) {
      int pc = 0;
      int steps = 0;
      while (steps++ < limit) {
        Instruction i = code.get(pc++);
        switch (i.op()) {
          case PUSH -> stack[top++] = i.operand();
          case ADD, SUB, MUL, DIV -> {
            int b = stack[--top];
            int a = stack[--top];
            stack[top++] =
                switch (i.op()) {
                  case ADD -> a + b;
                  case SUB -> a - b;
                  case MUL -> a * b;
                  default -> a / b;
                };
          }
          case LOAD -> stack[top++] = memory[i.operand()];
          case STORE -> memory[i.operand()] = stack[--top];
          case JUMP -> pc = i.operand();
          case JZ -> {
            if (stack[--top] == 0) {
              pc = i.operand();
            }
          }
          case PRINT -> System.out.println("out " + stack[--top]);
          case HALT -> {
            return steps;
          }
        }
      }
      throw new IllegalStateException("no halt after " + limit);
    }
  }

  static class Parser {
    private final String text;
    private final List<Instruction> code;
    private int at;

    Parser(String text, List<Instruction> code) {
      this.text = text;
      this.code = code;
    }

    void sum() {
      product();
      while (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
        Op op = text.charAt(at++) == '+' ? Op.ADD : Op.SUB;
        product();
        code.add(new Instruction(op, 0));
      }
    }

    void product() {
      factor();
      while (at < text.length() && (text.charAt(at) == '*' || text.charAt(at) == '/')) {
        Op op = text.charAt(at++) == '*' ? Op.MUL : Op.DIV;
        factor();
        code.add(new Instruction(op, 0));
      }
    }

    void factor() {
      char c = text.charAt(at++);
      if (c == '(') {
        sum();
        at++;
      } else if (c >= 'a' && c <= 'h') {
        code.add(new Instruction(Op.LOAD, c - 'a'));
      } else {
        int value = c - '0';
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
          value = value * 10 + text.charAt(at++) - '0';
        }
        code.add(new Instruction(Op.PUSH, value));
      }
    }
  }

  public static void main(String[] args) {
    List<Instruction> code = new ArrayList<>();
    code.add(new Instruction(Op.PUSH, 10));
    code.add(new Instruction(Op.STORE, 0));
    int loop = code.size();
    new Parser("(a*a+3)*2-a/2", code).sum();
    code.add(new Instruction(Op.PRINT, 0));
    new Parser("a-1", code).sum();
    code.add(new Instruction(Op.STORE, 0));
    code.add(new Instruction(Op.LOAD, 0));
    code.add(new Instruction(Op.JZ, code.size() + 2));
    code.add(new Instruction(Op.JUMP, loop));
    code.add(new Instruction(Op.HALT, 0));
    System.out.println(code);
    System.out.println(new Machine().run(code, 1000));
    try {
      new Machine().run(List.of(new Instruction(Op.JUMP, 0)), 50);
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    List<Instruction> bad = new ArrayList<>();
    new Parser("1/0", bad).sum();
    try {
      new Machine().run(bad, 9);
    } catch (ArithmeticException e) {
      System.out.println(e.getMessage());
    }
    try {
      new Machine().run(List.of(new Instruction(Op.ADD, 0)), 9);
    } catch (ArrayIndexOutOfBoundsException e) {
      System.out.println(e.getMessage());
    }
  }
}
