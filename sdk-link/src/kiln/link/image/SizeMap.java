package kiln.link.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What every byte of an artifact is for.
 *
 * <p>Invariant: the parts cover the artifact from its first byte to its last without a gap and
 * without overlap, in the order of the file.
 *
 * @param parts in the order of the file
 * @param memory what an image takes in memory beyond its file (.bss, stacks), largest first
 */
public record SizeMap(List<Part> parts, List<Part> memory) {
  /** What a part is for. */
  public enum Kind {
    /** Compiled Java; the name is the method's C symbol. */
    JAVA,
    /** Functions in C or assembly; the name is the symbol. */
    NATIVE,
    /** Data with a symbol, written by the linker or by hand. */
    DATA,
    /** Data without a symbol, such as texts in C; the name is the section's. */
    LITERALS,
    /** The table from code to Java lines. */
    LINES,
    /** Headers and notes that a loader reads. */
    HEADERS,
    /** Bytes between parts, because the next must start at a multiple of something. */
    PADDING
  }

  /** {@code bytes} bytes from {@code offset}: in the file, or an address for {@code memory}. */
  public record Part(Kind kind, String name, long offset, long bytes) {}

  public SizeMap {
    parts = List.copyOf(parts);
    memory = List.copyOf(memory);
  }

  /** Bytes of each kind, in the order of {@link Kind}; kinds that do not occur are left out. */
  public Map<Kind, Long> byKind() {
    Map<Kind, Long> sums = new EnumMap<>(Kind.class);
    parts.forEach(part -> sums.merge(part.kind(), part.bytes(), Long::sum));
    return sums;
  }

  /** One line per kind with its sum, then one line per part, the largest first. */
  String dump() {
    String sums = byKind().entrySet().stream()
        .map(e -> line(e.getKey(), "", e.getValue()))
        .collect(Collectors.joining());
    return sums + parts.stream()
        .sorted(Comparator.comparingLong((Part part) -> -part.bytes())
            .thenComparing(Part::kind).thenComparing(Part::name).thenComparing(Part::offset))
        .map(part -> line(part.kind(), " " + part.name(), part.bytes()))
        .collect(Collectors.joining());
  }

  private static String line(Kind kind, String name, long bytes) {
    return bytes + " " + kind.name().toLowerCase(Locale.ROOT) + name + "\n";
  }

  /**
   * The map of a linked image.
   *
   * @param elf with symbols
   * @param fileBytes size of the artifact; what lies behind is not part of it
   * @param isJava whether a C symbol is a Java method's
   */
  static SizeMap of(Elf elf, long fileBytes, Predicate<String> isJava) {
    List<Part> parts = new ArrayList<>();
    long headers = Elf.HEADER + (long) elf.segments().size() * Elf.PROGRAM_HEADER;
    parts.add(new Part(Kind.HEADERS, "ELF and program headers", 0, headers));
    elf.sections().stream()
        .filter(s -> s.allocated() && s.fileSize() > 0)
        .sorted(Comparator.comparingLong(Elf.Section::offset))
        .forEach(section -> addSection(parts, elf, section, isJava));
    pad(parts, fileBytes, "end");
    List<Part> memory = elf.sections().stream()
        .filter(s -> s.allocated() && s.type() == Elf.SHT_NOBITS && s.size() > 0)
        .sorted(Comparator.comparingLong((Elf.Section s) -> -s.size()))
        .map(s -> new Part(Kind.DATA, s.name(), s.address(), s.size()))
        .toList();
    return new SizeMap(parts, memory);
  }

  private static void addSection(
      List<Part> parts, Elf elf, Elf.Section section, Predicate<String> isJava) {
    pad(parts, section.offset(), "before " + section.name());
    int index = elf.sections().indexOf(section);
    List<Elf.Symbol> symbols = elf.symbols().stream()
        .filter(s -> s.section() == index && s.size() > 0)
        .sorted(Comparator.comparingLong(Elf.Symbol::value)
            .thenComparing(s -> -s.size())
            .thenComparing(Elf.Symbol::name))
        .toList();
    for (Elf.Symbol symbol : symbols) {
      long start = symbol.value() - section.address() + section.offset();
      if (start < end(parts)) {
        continue; // a second name of the same bytes, or of some of them
      }
      between(parts, section, start);
      add(parts, kind(section, symbol, isJava), symbol.name(), start, symbol.size());
    }
    between(parts, section, section.offset() + section.size());
  }

  private static Kind kind(Elf.Section section, Elf.Symbol symbol, Predicate<String> isJava) {
    if (section.name().equals(LinesObject.SECTION)) {
      return Kind.LINES;
    }
    if (!section.executable()) {
      return Kind.DATA;
    }
    return isJava.test(symbol.name()) ? Kind.JAVA : Kind.NATIVE;
  }

  // Code between functions aligns them; data between symbols has no name.
  private static void between(List<Part> parts, Elf.Section section, long to) {
    boolean note = section.type() == 7; // SHT_NOTE
    Kind kind = section.executable() ? Kind.PADDING : note ? Kind.HEADERS : Kind.LITERALS;
    add(parts, kind, section.name(), end(parts), to - end(parts));
  }

  private static void pad(List<Part> parts, long to, String why) {
    add(parts, Kind.PADDING, why, end(parts), to - end(parts));
  }

  private static void add(List<Part> parts, Kind kind, String name, long offset, long bytes) {
    if (bytes > 0) {
      parts.add(new Part(kind, name, offset, bytes));
    }
  }

  private static long end(List<Part> parts) {
    Part last = parts.get(parts.size() - 1);
    return last.offset() + last.bytes();
  }
}
