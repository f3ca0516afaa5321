// jars: jackson-core
package jars;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** Streaming of jackson-core, both ways. */
public class Jackson {
  private static final String TEXT =
      "{\"name\":\"kiln \\u00e9\\n\",\"list\":[1,2.5,-3e10,true,null],\"deep\":{\"a\":{\"b\":[{}]}},"
          + "\"big\":123456789012345678901234567890,\"d\":0.1}";

  public static void main(String[] args) throws IOException {
    JsonFactory factory = new JsonFactory();
    try (JsonParser parser = factory.createParser(TEXT)) {
      read(parser);
    }
    byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
    try (JsonParser parser = factory.createParser(new ByteArrayInputStream(bytes))) {
      read(parser);
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator out = factory.createGenerator(text).useDefaultPrettyPrinter()) {
      write(out);
    }
    System.out.println(text);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (JsonGenerator out = factory.createGenerator(written)) {
      write(out);
    }
    System.out.println(written.toString(StandardCharsets.UTF_8));
    for (String wrong : new String[] {"{\"a\":}", "[1,2", "{'a':1}", "[01]", "nul"}) {
      try (JsonParser parser = factory.createParser(wrong)) {
        while (parser.nextToken() != null) {}
        System.out.println("accepted " + wrong);
      } catch (JsonParseException e) {
        System.out.println(e.getOriginalMessage());
      } catch (IOException e) {
        System.out.println(e.getClass().getName());
      }
    }
  }

  private static void read(JsonParser parser) throws IOException {
    for (JsonToken token; (token = parser.nextToken()) != null; ) {
      System.out.print(token + " ");
      if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
        System.out.print(parser.getNumberType() + " " + parser.getNumberValue() + " ");
      } else if (token.isScalarValue() || token == JsonToken.FIELD_NAME) {
        System.out.print("<" + parser.getText() + "> ");
      }
    }
    System.out.println();
  }

  private static void write(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("text", "quote \" slash \\ tab \t euro \u20ac \ud83d\ude00");
    out.writeNumberField("int", -17);
    out.writeNumberField("double", 1.0e-5);
    out.writeArrayFieldStart("list");
    for (int i = 0; i < 5; i++) {
      out.writeNumber(i * 1_000_000_000_000L);
    }
    out.writeEndArray();
    out.writeFieldName("bytes");
    out.writeBinary(new byte[] {1, 2, 3, 4, 5});
    out.writeNullField("nothing");
    out.writeEndObject();
  }
}
