package kiln.link.objects;

import java.util.ArrayList;
import java.util.List;
import kiln.link.toolchain.Toolchain;

/**
 * The command line of the compiler, and why it is what it is.
 *
 * <p>Every flag is part of an object's key in the cache.
 */
final class Flags {
  /** What a source is: who wrote it decides how strict the compiler is with it. */
  enum Kind {
    /** C made by the linker from Java. */
    JAVA,
    /** C written by hand, in a bundle. */
    NATIVE,
    /** Assembly, written by hand or made by the linker. */
    ASSEMBLY
  }

  /** For C: one static image below 4 GiB without a library under it. */
  private static final List<String> C = List.of(
      "-std=c17",
      "-O2",
      "-ffreestanding",
      "-fno-pic",
      "-mcmodel=small", // code and data lie in the low 2 GiB
      "-mno-red-zone", // interrupts use the stack of what they interrupt
      "-fno-omit-frame-pointer", // stack traces walk the frames ...
      "-momit-leaf-frame-pointer", // ... of functions that have called something
      "-fwrapv", // int and long wrap around, JLS §15.18.2
      "-ffp-contract=off", // a*b+c rounds twice, JLS §15.4
      "-fno-math-errno",
      "-fno-stack-protector", // C made from Java has no arrays on the stack
      "-fcf-protection=none",
      "-fno-asynchronous-unwind-tables",
      "-ffunction-sections",
      "-fdata-sections");

  /** For C made from Java, beyond what all C gets. */
  private static final List<String> JAVA = List.of(
      "-fno-optimize-sibling-calls", // a tail call would drop its caller from stack traces
      "-w"); // what a human would not write is no mistake of the generator

  /** For C written by hand: a number that {@code protector.c} draws guards return addresses. */
  private static final List<String> NATIVE = List.of(
      "-fno-strict-aliasing",
      "-fstack-protector-strong",
      "-mstack-protector-guard=global",
      "-Wall",
      "-Wextra");

  private static final List<String> LLVM_C = List.of(
      "-gno-column-info",
      "-fno-ident",
      // The collector sees 64-bit words: two references in one register would hide both.
      "-fno-slp-vectorize");

  /**
   * How much the inliner may copy. LLVM's own 225 (325 with the keyword) makes hello's Java 24 %
   * bigger and no kernel of the benchmarks more than 6 % faster; 50 costs up to 15 % of speed.
   */
  private static final List<String> LLVM_JAVA = List.of(
      "-mllvm", "-inlinedefault-threshold=100", "-mllvm", "-inlinehint-threshold=100");

  /** The runtime is a fifth smaller so; its loops are short or move memory with one instruction. */
  private static final List<String> LLVM_NATIVE = List.of(
      "-fno-vectorize", "-fno-unroll-loops",
      "-mllvm", "-inline-threshold=50", "-mllvm", "-inlinehint-threshold=100");

  private static final List<String> GCC_C = List.of(
      "-fno-pie",
      "-fno-ident",
      "-fno-stack-clash-protection",
      "-U_FORTIFY_SOURCE",
      "-fno-tree-slp-vectorize");

  /** See {@link #keepCalls}. */
  private static final List<String> GCC_JAVA = List.of(
      "-fno-tree-tail-merge", "-fno-crossjumping", "-fno-ipa-icf", "-fno-code-hoisting");

  private Flags() {}

  /** All flags but the names of the files; paths in the object become relative to the folder. */
  static List<String> of(Kind kind, Toolchain.Family family) {
    boolean llvm = family == Toolchain.Family.LLVM;
    List<String> flags = new ArrayList<>();
    if (llvm) {
      flags.add("--target=x86_64-unknown-none-elf");
      flags.add("-fdebug-compilation-dir=.");
    }
    flags.add("-gdwarf-4");
    if (kind == Kind.ASSEMBLY) {
      return flags;
    }
    flags.add(llvm ? "-gline-tables-only" : "-g1");
    flags.addAll(C);
    flags.addAll(llvm ? LLVM_C : GCC_C);
    if (kind == Kind.JAVA) {
      flags.addAll(JAVA);
      flags.addAll(llvm ? LLVM_JAVA : GCC_JAVA);
    } else {
      flags.addAll(llvm ? LLVM_NATIVE : List.of());
      flags.addAll(NATIVE);
      if (llvm) {
        flags.add("-Werror"); // not with gcc: each of its releases warns about something else
      }
    }
    return flags;
  }

  /**
   * C made from Java, so that no two calls become one: a call moved out of two branches would have
   * the line of neither in a stack trace. gcc has flags for that; for LLVM every function declared in
   * the unit gets an attribute (Clang: "Attributes in Clang", nomerge).
   */
  static String keepCalls(String name, String text, Toolchain.Family family) {
    return family == Toolchain.Family.GCC
        ? text
        : "#pragma clang attribute push(__attribute__((nomerge)), apply_to = function)\n"
            + "#line 1 \"" + name + "\"\n"
            + text
            + "\n#pragma clang attribute pop\n";
  }
}
