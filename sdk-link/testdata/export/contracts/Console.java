package contracts;

public interface Console {
  void println(String line);
}
