package kiln.runtime.text;

import java.util.Locale;
import kiln.runtime.substitute.StandsFor;

/**
 * What languages, countries, scripts and variants are called: in the root locale, in English and in
 * declared ones. The linker generates a class of texts for each that an image asks for; {@code
 * kiln.link.reflect.LocaleClasses} has the form.
 */
final class LocaleNames {
  private LocaleNames() {}

  @StandsFor("kiln.generated.LanguageNames")
  static final class Languages {
    private Languages() {}

    static native String texts(String tag);
  }

  @StandsFor("kiln.generated.CountryNames")
  static final class Countries {
    private Countries() {}

    static native String texts(String tag);
  }

  @StandsFor("kiln.generated.ScriptNames")
  static final class Scripts {
    private Scripts() {}

    static native String texts(String tag);
  }

  @StandsFor("kiln.generated.VariantNames")
  static final class Variants {
    private Variants() {}

    static native String texts(String tag);
  }

  @StandsFor("kiln.generated.NamePatterns")
  static final class Patterns {
    private Patterns() {}

    static native String texts(String tag);
  }

  static String language(String code, Locale in) {
    return code.isEmpty() ? code : name(Languages.texts(Texts.tag(in)), code, code);
  }

  static String country(String code, Locale in) {
    return code.isEmpty() ? code : name(Countries.texts(Texts.tag(in)), code, code);
  }

  static String script(String code, Locale in) {
    return code.isEmpty() ? code : name(Scripts.texts(Texts.tag(in)), code, code);
  }

  static String variant(String code, Locale in) {
    return code.isEmpty() ? code : name(Variants.texts(Texts.tag(in)), "%%".concat(code), code);
  }

  /** How names are put together. */
  static String pattern(String key, Locale in) {
    return name(Patterns.texts(Texts.tag(in)), key, null);
  }

  private static String name(String lines, String key, String otherwise) {
    Object name = DeclaredTexts.entry(lines, key);
    return name == null ? otherwise : (String) name;
  }
}
