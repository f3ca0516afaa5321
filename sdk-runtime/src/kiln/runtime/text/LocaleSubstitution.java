package kiln.runtime.text;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import kiln.runtime.substitute.Adds;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Substitutes;

/**
 * The default locale is the root: no machine around an image tells another. Names come from {@link
 * LocaleNames}.
 */
@Substitutes("java.util.Locale")
final class LocaleSubstitution {
  private static final String LIST = "ListCompositionPattern";

  private LocaleSubstitution() {}

  private static Locale initDefault() {
    return Locale.ROOT;
  }

  private static Locale initDefault(Locale.Category category) {
    return Locale.ROOT;
  }

  /** Those that an image has texts of. */
  public static Locale[] getAvailableLocales() {
    return Texts.available();
  }

  // --- names ---

  @Adds
  private Locale itself() {
    return (Locale) (Object) this;
  }

  public String getDisplayLanguage(Locale in) {
    return LocaleNames.language(itself().getLanguage(), Objects.requireNonNull(in));
  }

  public String getDisplayCountry(Locale in) {
    return LocaleNames.country(itself().getCountry(), Objects.requireNonNull(in));
  }

  public String getDisplayScript(Locale in) {
    return LocaleNames.script(itself().getScript(), Objects.requireNonNull(in));
  }

  /** All that still comes here are variants. */
  private String getDisplayString(String code, String category, Locale in, int type) {
    return LocaleNames.variant(code, Objects.requireNonNull(in));
  }

  @Original
  private String[] getDisplayVariantArray(Locale in) {
    throw new AssertionError(in);
  }

  @Original
  private static String formatList(String[] texts, String pattern) {
    throw new AssertionError(pattern);
  }

  public String getDisplayVariant(Locale in) {
    return itself().getVariant().isEmpty()
        ? "" : formatList(getDisplayVariantArray(in), LocaleNames.pattern(LIST, in));
  }

  public String getDisplayName(Locale in) {
    if (itself().hasExtensions()) {
      throw new UnsupportedOperationException(
          "Names of extensions of locales are not in images: call stripExtensions");
    }
    String list = LocaleNames.pattern(LIST, in);
    List<String> names = new ArrayList<>();
    for (String name :
        new String[] {getDisplayLanguage(in), getDisplayScript(in), getDisplayCountry(in)}) {
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    String[] variants = getDisplayVariantArray(in);
    if (names.isEmpty()) {
      return variants.length == 0 ? "" : formatList(variants, list);
    }
    names.addAll(List.of(variants));
    String[] qualifiers = names.subList(1, names.size()).toArray(new String[0]);
    boolean alone = qualifiers.length == 0;
    return new MessageFormat(LocaleNames.pattern("DisplayNamePattern", in))
        .format(new Object[] {
          alone ? 1 : 2, names.get(0), alone ? null : formatList(qualifiers, list)
        });
  }

  /** Who asks which locales numbers or dates are written in asks here. */
  @Substitutes("sun.util.locale.provider.LocaleServiceProviderPool")
  static final class Pool {
    private static final Pool ONLY;

    static {
      ONLY = new Pool(null);
    }

    @Original
    private Pool(Class<?> provider) {}

    public static Pool getPool(Class<?> provider) {
      return ONLY;
    }

    public Locale[] getAvailableLocales() {
      return Texts.available();
    }
  }
}
