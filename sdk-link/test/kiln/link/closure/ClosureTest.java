package kiln.link.closure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import kiln.link.LinkFailure;
import kiln.link.build.Jdk17;
import kiln.link.bundles.Bundle;
import kiln.link.bundles.BundleReader;
import kiln.link.bundles.Bundles;
import kiln.link.bundles.ClassPath;
import kiln.link.golden.Golden;
import kiln.link.lower.Lowering;
import kiln.link.program.Program;
import kiln.link.program.Unit;
import kiln.link.wiring.Wiring;
import kiln.link.world.ClassLibrary;
import kiln.link.world.MethodInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The closed world of small programs, and the C that it is lowered to. */
class ClosureTest {
  @TempDir static Path classes;

  private static ClassLibrary library; // open while a world may still ask for a class

  @BeforeAll
  static void open() throws Exception {
    library = ClassLibrary.open(Jdk17.home());
  }

  @AfterAll
  static void close() throws Exception {
    library.close();
  }

  @BeforeAll
  static void compile() {
    Path sources = Golden.testdata("closure/sources");
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "--release", "17", "-proc:none", "-d", classes.toString(),
                sources.resolve("Shapes.java").toString(),
                sources.resolve("Reflects.java").toString());
    assertEquals(0, status);
  }

  private static Closure close(String main) throws Exception {
    List<Bundle> bundles = new ArrayList<>(ClassPath.read(classes.toString()).bundles());
    Path runtime = Golden.workspace().resolve("sdk-runtime/generated/sdk-runtime.jar");
    bundles.addAll(BundleReader.read(List.of(runtime)).bundles());
    return ClosedWorld.of("test", Wiring.plain(Bundles.of(bundles), main), library);
  }

  private static String own(String dump) {
    return dump.lines().filter(line -> line.contains("Shapes")).collect(Collectors.joining("\n"))
        + "\n";
  }

  @Test
  void holdsWhatIsReachedAndNothingElse() throws Exception {
    Golden.check(Golden.testdata("closure/closure.txt"), own(close("Shapes").dump()));
  }

  @Test
  void isTheSameEachTime() throws Exception {
    assertEquals(close("Shapes").dump(), close("Shapes").dump());
  }

  @Test
  void tellsWhyAMethodIsThere() throws Exception {
    Closure closure = close("Shapes");
    MethodInfo area = closure.world().find("Shapes$Circle").method("area", "()I");
    assertEquals("because Shapes.main(String[]) calls it", closure.why(area).get(0));
    List<String> chain = closure.why(area);
    assertTrue(chain.get(chain.size() - 1).startsWith("root: "), chain.toString());
  }

  @Test
  void namesAllThatIsRefusedAtOnceWithTheChain() {
    LinkFailure failure = assertThrows(LinkFailure.class, () -> close("Reflects"));
    Golden.check(
        Golden.testdata("closure/refused.txt"), String.join("\n\n", failure.problems()) + "\n");
  }

  /** No compiler of ours makes one; those of other languages do. */
  @Test
  void aDynamicConstantIsRefused() throws Exception {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Dynamic", null, "java/lang/Object", null);
    String array = "[Ljava/lang/String;";
    MethodVisitor main =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "main", "(" + array + ")V", null, null);
    Handle bootstrap =
        new Handle(
            Opcodes.H_INVOKESTATIC, "java/lang/invoke/ConstantBootstraps", "nullConstant",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;)"
                + "Ljava/lang/Object;",
            false);
    main.visitCode();
    main.visitLdcInsn(new ConstantDynamic("nothing", array, bootstrap));
    main.visitInsn(Opcodes.POP);
    main.visitInsn(Opcodes.RETURN);
    main.visitMaxs(1, 1);
    main.visitEnd();
    writer.visitEnd();
    Files.write(classes.resolve("Dynamic.class"), writer.toByteArray());
    LinkFailure failure = assertThrows(LinkFailure.class, () -> close("Dynamic"));
    String problem = failure.problems().get(0);
    assertEquals(
        "Dynamic.main(String[]) loads the dynamic constant nothing.",
        problem.substring(0, problem.indexOf('\n')));
  }

  @Test
  void lowersAClassToOneUnit() throws Exception {
    Program program = Lowering.lower(close("Shapes"));
    Unit unit =
        program.units().stream().filter(u -> u.name().equals("Shapes$Circle.c")).findFirst().get();
    // the lines of one method: others show line numbers of the class library
    String area =
        unit.text().lines()
            .dropWhile(line -> !line.contains("area_") || line.startsWith("KILN_SITE"))
            .takeWhile(line -> !line.contains("hashCode_"))
            .collect(Collectors.joining("\n"));
    Golden.check(Golden.testdata("closure/circle.c.txt"), area + "\n");
    assertFalse(program.units().stream().anyMatch(u -> u.name().contains("Unused")));
  }
}
