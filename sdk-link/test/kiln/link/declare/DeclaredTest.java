package kiln.link.declare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Declarations of both kinds, and what is wrong with them. */
class DeclaredTest {
  private static final String METADATA =
      "META-INF/native-image/some.group/name/reachability-metadata.json";

  private final Declarations declarations = new Declarations();

  private void read(String path, String text) {
    new Declared(declarations).read("bundle", path, text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void linesDeclareOneThingEach() {
    read(Declarations.FILE, """
        # what the app finds by name
        resource www/**
        class app.Shape   # with all members
        proxy app.Greeter app.Log
        zone Europe/Berlin
        locale de-DE
        """);
    assertEquals(List.of(), declarations.problems());
    assertTrue(declarations.hasResource("www/a/b.html"));
    assertFalse(declarations.hasResource("other/a.html"));
    assertEquals(8, declarations.types().get("app.Shape").all().size());
    assertEquals(List.of(List.of("app.Greeter", "app.Log")), declarations.proxies());
    assertEquals(Set.of("Europe/Berlin"), declarations.zones());
    assertEquals(Set.of("de-DE"), declarations.locales());
  }

  @Test
  void aStarStaysInItsFolder() {
    read(Declarations.FILE, "resource a/*.txt\nresource **/deep.bin\n");
    assertTrue(declarations.hasResource("a/x.txt"));
    assertFalse(declarations.hasResource("a/b/x.txt"));
    assertTrue(declarations.hasResource("deep.bin"));
    assertTrue(declarations.hasResource("a/b/deep.bin"));
  }

  @Test
  void wrongLinesAreNamed() {
    read(Declarations.FILE, "thing x\nclass\nzone a b\n");
    assertEquals(
        List.of(
            "bundle!KILN-INF/reachable.txt:1: declared are resource, class, proxy, zone or locale,"
                + " not thing.",
            "bundle!KILN-INF/reachable.txt:2: one name follows the kind, after proxy one or more.",
            "bundle!KILN-INF/reachable.txt:3: one name follows the kind, after proxy one or more."),
        declarations.problems());
  }

  @Test
  void metadataOfOtherToolsCounts() {
    read(METADATA, """
        {"reflection": [
           {"type": "app.A", "allDeclaredFields": true,
            "methods": [{"name": "run", "parameterTypes": ["int[]", "java.lang.String"]}],
            "fields": [{"name": "\\u0061"}]},
           {"condition": {"typeReached": "app.X"}, "type": {"proxy": ["app.I", "app.J"]}}],
         "resources": [{"glob": "data/*"}, {"bundle": "app.Texts"}]}
        """);
    Members members = declarations.types().get("app.A");
    assertEquals(Set.of(Members.Kind.FIELDS), members.all());
    assertEquals(Set.of("run([ILjava/lang/String;)"), members.methods());
    assertEquals(Set.of("a"), members.fields());
    assertEquals(List.of(List.of("app.I", "app.J")), declarations.proxies());
    assertTrue(declarations.hasResource("data/x"));
    assertTrue(declarations.hasResource("app/Texts_de.properties"));
  }

  @Test
  void olderFilesOfOtherToolsCount() {
    String folder = "META-INF/native-image/";
    read(folder + "reflect-config.json", """
        [{"name": "app.A", "allPublicMethods": true, "unsafeAllocated": true,
          "methods": [{"name": "run"}]}]
        """);
    read(folder + "proxy-config.json", """
        [["app.I"], {"interfaces": ["app.J", "app.K"]}]
        """);
    read(folder + "x/resource-config.json", """
        {"resources": {"includes": [{"pattern": "\\\\Qa/b.txt\\\\E"}, {"pattern": "("}]},
         "bundles": [{"name": "app.Texts"}]}
        """);
    Members members = declarations.types().get("app.A");
    assertEquals(Set.of(Members.Kind.PUBLIC_METHODS, Members.Kind.INSTANCES), members.all());
    assertEquals(Set.of("run"), members.methods());
    assertEquals(List.of(List.of("app.I"), List.of("app.J", "app.K")), declarations.proxies());
    assertTrue(declarations.hasResource("a/b.txt"));
    assertTrue(declarations.hasResource("app/Texts.properties"));
    assertEquals(
        List.of("A resource is declared by a pattern that is none: (."), declarations.problems());
  }

  @Test
  void whatIsNotJsonIsNamedWithItsLine() {
    for (String text : List.of("{\n\"a\": }", "[\n1 2]", "[\n\"\\x\"]", "{\n1: 2}", "[1]\n2")) {
      declarations.problems().clear();
      read(METADATA, text);
      assertEquals(1, declarations.problems().size(), text);
      assertTrue(declarations.problems().get(0).contains(" in line 2."), text);
    }
  }
}
