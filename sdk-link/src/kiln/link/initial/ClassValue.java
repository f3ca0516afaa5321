package kiln.link.initial;

/**
 * A java.lang.Class as a value.
 *
 * @param type a class name, the descriptor of an array, or {@code %I} for int and so on
 */
public record ClassValue(String type) {}
