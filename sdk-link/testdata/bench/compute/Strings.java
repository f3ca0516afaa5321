package compute;

/** Builds lines of text, splits them, and works on the parts. */
final class Strings implements Kernel {
  @Override
  public long run() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      text.append("field").append(i).append('=').append(i * 3.5).append(';').append(i % 3 == 0);
      text.append(i % 10 == 9 ? '\n' : ',');
    }
    long sum = 0;
    for (String line : text.toString().split("\n")) {
      for (String field : line.split(",")) {
        int equals = field.indexOf('=');
        String key = field.substring(0, equals);
        String value = field.substring(equals + 1, field.indexOf(';'));
        String label = key + ":" + value.length() + "/" + value;
        sum = sum * 31 + label.hashCode() + key.toUpperCase(java.util.Locale.ROOT).charAt(2);
        if (label.contains("99") && value.endsWith(".5") || key.equals("field77")) {
          sum += label.replace('9', 'x').trim().length();
        }
      }
    }
    return sum;
  }
}
