// jars: minimal-json
package jars;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.ParseException;
import com.eclipsesource.json.WriterConfig;

/** Parsing and writing of minimal-json. */
public class MinimalJson {
  public static void main(String[] args) {
    JsonObject object =
        Json.object().add("name", "kiln").add("size", 120).add("ratio", 1.5).add("ok", true);
    object.add("list", Json.array(1, 2, 3).add("x").add(Json.NULL));
    System.out.println(object);
    System.out.println(object.toString(WriterConfig.PRETTY_PRINT));
    JsonValue parsed = Json.parse("{\"a\":[1,2,{\"b\":\"\\u0041\\n\"}],\"c\":-1.5e3}");
    for (JsonObject.Member member : parsed.asObject()) {
      System.out.println(member.getName() + " = " + member.getValue());
    }
    System.out.println(parsed.asObject().getDouble("c", 0) + " " + parsed.equals(Json.parse(parsed.toString())));
    for (String wrong : new String[] {"{", "[1,]", "\"a", "tru", "{\"a\" 1}", ""}) {
      try {
        Json.parse(wrong);
      } catch (ParseException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
