package kiln.link.lower;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import kiln.link.closure.Names;
import kiln.link.initial.Made;
import kiln.link.world.FieldInfo;
import kiln.link.world.MethodInfo;

/** Names of Java things in C. One scheme: distinct things have distinct names, stable between links. */
public final class Symbols {
  private Symbols() {}

  /** {@code /} becomes {@code _}, {@code _} becomes {@code _1}, others escape as _0xxxx. */
  static String mangle(String name) {
    StringBuilder result = new StringBuilder();
    for (char c : name.toCharArray()) {
      if (c == '/') {
        result.append('_');
      } else if (c == '_') {
        result.append("_1");
      } else if (c == '[') {
        result.append("_3");
      } else if (c == ';') {
        result.append("_2");
      } else if (c == '%') {
        result.append("_4");
      } else if (c < 128 && (Character.isLetterOrDigit(c) || c == '$')) {
        result.append(c);
      } else {
        result.append(String.format("_0%04x", (int) c));
      }
    }
    return result.toString();
  }

  /** The class structure of a type. */
  public static String type(String type) {
    return "kiln_class_" + mangle(type);
  }

  /** The C structure that shows the fields which {@code type} itself declares. */
  static String fields(String type) {
    return "F_" + mangle(type);
  }

  static String field(FieldInfo field) {
    return "f_" + mangle(field.name);
  }

  public static String staticField(FieldInfo field) {
    return "S_" + mangle(field.owner.name) + "__" + mangle(field.name);
  }

  public static String method(MethodInfo method) {
    if (method.isNative()) {
      return Names.nativeSymbol(method);
    }
    String name =
        method.isConstructor()
            ? "_init"
            : method.isClassInitializer() ? "_clinit" : mangle(method.name);
    return "J_" + mangle(method.owner.name) + "__" + name + "_" + hash(method.descriptor, 3);
  }

  /** The dispatch-table offset of a selector. */
  static String slot(String selector) {
    int paren = selector.indexOf('(');
    return "kiln_slot_" + mangle(selector.substring(0, paren)) + "_" + hash(selector, 5);
  }

  public static String literal(String text) {
    return "kiln_string_" + hash(text, 8);
  }

  /** An object that was made at link time. */
  static String made(Made object) {
    return "kiln_made_" + mangle(object.maker.name) + "_" + object.number;
  }

  static String number(String type) {
    return "kiln_number_" + mangle(type);
  }

  static String span(String type) {
    return "kiln_span_" + mangle(type);
  }

  static String testByte(String type) {
    return "kiln_byte_" + mangle(type);
  }

  static String testBit(String type) {
    return "kiln_bit_" + mangle(type);
  }

  static String hash(String text, int bytes) {
    try {
      // not through a charset: that would make all unpaired surrogates one
      ByteBuffer units = ByteBuffer.allocate(2 * text.length());
      units.asCharBuffer().put(text);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(units.array());
      return HexFormat.of().formatHex(digest, 0, bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
