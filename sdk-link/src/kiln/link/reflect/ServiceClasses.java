package kiln.link.reflect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kiln.link.world.ClassInfo;
import kiln.link.world.MethodInfo;
import kiln.link.world.World;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The providers of one service, found when the image is linked: the classes that {@code
 * META-INF/services} of the bundles name, in the order of the class path.
 */
public final class ServiceClasses implements Opcodes {
  private static final String PROVIDERS = "kiln/runtime/service/Providers";
  private static final String LOADER = "java/util/ServiceLoader";

  private ServiceClasses() {}

  /**
   * A static method that makes the loader of {@code service}, as {@code ServiceLoader.load} with
   * the same arguments would.
   */
  public static MethodInfo load(World world, String service, String descriptor) {
    String name = Classes.GENERATED + "Services$" + service.replace('/', '_');
    ClassInfo known = world.find(name);
    if (known == null) {
      known = world.define(make(world, service, name), Classes.ORIGIN);
    }
    return known.method("load", descriptor);
  }

  private static ClassNode make(World world, String service, String name) {
    ClassNode type = Classes.make(name, PROVIDERS);
    Classes.constructor(type);
    load(type, service, "(Ljava/lang/Class;)L" + LOADER + ";");
    load(type, service, "(Ljava/lang/Class;Ljava/lang/ClassLoader;)L" + LOADER + ";");
    List<String> providers = providers(world, service);
    MethodNode count = Classes.method(type, ACC_PUBLIC, "count", "()I");
    Classes.push(count, providers.size());
    count.visitInsn(IRETURN);
    Classes.end(count, 1);
    MethodNode typeOf = Classes.method(type, ACC_PUBLIC, "type", "(I)Ljava/lang/Class;");
    onEach(typeOf, providers, provider -> {
      String problem = problem(world, service, provider);
      if (problem == null) {
        typeOf.visitLdcInsn(Type.getObjectType(provider));
      } else {
        typeOf.visitLdcInsn(service.replace('/', '.') + ": " + problem);
        typeOf.visitMethodInsn(INVOKESTATIC, PROVIDERS, "unusable",
            "(Ljava/lang/String;)Ljava/lang/Class;", false);
      }
    });
    MethodNode make = Classes.method(type, ACC_PUBLIC, "make", "(I)Ljava/lang/Object;");
    onEach(make, providers, provider -> {
      if (problem(world, service, provider) == null) {
        make.visitTypeInsn(NEW, provider);
        make.visitInsn(DUP);
        make.visitMethodInsn(INVOKESPECIAL, provider, "<init>", "()V", false);
      } else {
        make.visitInsn(ACONST_NULL);
      }
    });
    return type;
  }

  private static void load(ClassNode type, String service, String descriptor) {
    MethodNode method = Classes.method(type, "load", descriptor);
    method.visitTypeInsn(NEW, LOADER);
    method.visitInsn(DUP);
    method.visitLdcInsn(Type.getObjectType(service));
    method.visitTypeInsn(NEW, type.name);
    method.visitInsn(DUP);
    method.visitMethodInsn(INVOKESPECIAL, type.name, "<init>", "()V", false);
    method.visitMethodInsn(
        INVOKESPECIAL, LOADER, "<init>", "(Ljava/lang/Class;L" + PROVIDERS + ";)V", false);
    method.visitInsn(ARETURN);
    Classes.end(method, 2);
  }

  /** A switch over the index in local 1; {@code body} pushes the result. */
  private static void onEach(
      MethodNode method, List<String> providers, java.util.function.Consumer<String> body) {
    Label none = new Label();
    Label[] labels = new Label[providers.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = new Label();
    }
    if (labels.length > 0) {
      method.visitVarInsn(ILOAD, 1);
      method.visitTableSwitchInsn(0, labels.length - 1, none, labels);
      for (int i = 0; i < labels.length; i++) {
        method.visitLabel(labels[i]);
        body.accept(providers.get(i));
        method.visitInsn(ARETURN);
      }
    }
    method.visitLabel(none);
    method.visitInsn(ACONST_NULL);
    method.visitInsn(ARETURN);
    Classes.end(method, 2);
  }

  /** Why a class cannot be a provider, in the words of ServiceLoader; null if it can. */
  private static String problem(World world, String service, String provider) {
    String dotted = provider.replace('/', '.');
    ClassInfo info = world.find(provider);
    if (info == null) {
      return "Provider " + dotted + " not found";
    } else if (!world.isSubtype(provider, service)) {
      return dotted + " not a subtype";
    }
    MethodInfo constructor = info.method("<init>", "()V");
    return constructor == null || (constructor.access & ACC_PUBLIC) == 0 || info.isAbstract()
        ? dotted + " Unable to get public no-arg constructor"
        : null;
  }

  private static List<String> providers(World world, String service) {
    Set<String> names = new LinkedHashSet<>();
    for (byte[] file : world.resources("META-INF/services/" + service.replace('/', '.'))) {
      for (String line : new String(file, StandardCharsets.UTF_8).split("\n")) {
        int comment = line.indexOf('#');
        String name = (comment < 0 ? line : line.substring(0, comment)).strip();
        if (!name.isEmpty()) {
          names.add(name.replace('.', '/'));
        }
      }
    }
    return new ArrayList<>(names);
  }
}
