package kiln.runtime.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final int PORT = 0;
  private static final int GATEWAY = 1;
  private static final int VERBOSE = 2;
  private static final int NAMES = 3;
  private static final int MODE = 4;
  private static final int RATIO = 5;
  private static final int ADMIN_PORT = 6;
  private static final int LIMIT = 7;

  private static Settings settings() {
    Settings settings = new Settings(8);
    settings.declare("httpd", "port", Settings.NUMBER, "80", "where to listen");
    settings.declare("net", "ipv4.gateway", Settings.TEXT, null, "the way out");
    settings.declare("net", "verbose", Settings.BOOLEAN, "false", "");
    settings.declare("net", "names", Settings.LIST, "a,b", "who we are");
    settings.declare("net", "mode", "FAST|SAFE", "SAFE", "how");
    settings.declare("net", "ratio", Settings.DECIMAL, "1.5", "");
    settings.declare("admin", "port", Settings.NUMBER, "81", "");
    settings.declare("admin", "limit", Settings.LONG, "0", "");
    return settings;
  }

  private static Settings read(String... arguments) throws Refused {
    Settings settings = settings();
    assertTrue(settings.read(arguments));
    return settings;
  }

  private static void refused(String message, String... arguments) {
    assertEquals(message, assertThrows(Refused.class, () -> read(arguments)).getMessage());
  }

  @Test
  void defaultsHoldWithoutArguments() throws Refused {
    Settings settings = read();
    assertEquals(80, settings.integer(PORT));
    assertNull(settings.text(GATEWAY));
    assertFalse(settings.flag(VERBOSE));
    assertArrayEquals(new String[] {"a", "b"}, settings.texts(NAMES));
    assertEquals(1, settings.choice(MODE));
    assertEquals(1.5, settings.decimal(RATIO));
    assertEquals(0, settings.number(LIMIT));
  }

  @Test
  void argumentsOverrideDefaults() throws Refused {
    Settings settings = read("--httpd.port=8080", "--ipv4-gateway=10.0.0.1", "--verbose",
        "--net.names=x\\,y,,z", "--mode=FAST", "--ratio=-2e3", "--limit=-9223372036854775808");
    assertEquals(8080, settings.integer(PORT));
    assertEquals(81, settings.integer(ADMIN_PORT));
    assertEquals("10.0.0.1", settings.text(GATEWAY));
    assertTrue(settings.flag(VERBOSE));
    assertArrayEquals(new String[] {"x,y", "", "z"}, settings.texts(NAMES));
    assertEquals(0, settings.choice(MODE));
    assertEquals(-2000, settings.decimal(RATIO));
    assertEquals(Long.MIN_VALUE, settings.number(LIMIT));
  }

  @Test
  void anEmptyValueIsAnEmptyList() throws Refused {
    assertEquals(0, read("--names=").texts(NAMES).length);
  }

  @Test
  void mistakesAreSentences() {
    refused("--colour is not a setting of this image. --help lists them.", "--colour=red");
    refused("--httpd.names is not a setting of this image. --help lists them.", "--httpd.names=x");
    refused("--port could be --httpd.port or --admin.port: write the one that is meant.",
        "--port=1");
    refused("--ipv4-gateway needs a value: --ipv4-gateway=TEXT.", "--ipv4-gateway");
    refused("--mode is given twice.", "--mode=FAST", "--mode=FAST");
    refused("now is not a setting: settings look like --key=value. --help lists them.", "now");
  }

  @Test
  void wrongValuesAreSentences() throws Refused {
    Settings settings = read("--httpd.port=2147483648", "--verbose=yes", "--mode=QUICK",
        "--ratio=much", "--limit=9223372036854775808", "--admin.port=");
    wrong("--httpd.port=2147483648 is not a whole number from -2147483648 to 2147483647.",
        () -> settings.integer(PORT));
    wrong("--admin.port= is not a whole number from -2147483648 to 2147483647.",
        () -> settings.integer(ADMIN_PORT));
    wrong("--limit=9223372036854775808 is not a whole number from -9223372036854775808 to"
        + " 9223372036854775807.", () -> settings.number(LIMIT));
    wrong("--verbose=yes is neither true nor false.", () -> settings.flag(VERBOSE));
    wrong("--mode=QUICK is none of FAST, SAFE.", () -> settings.choice(MODE));
    wrong("--ratio=much is not a number.", () -> settings.decimal(RATIO));
  }

  private static void wrong(String message, org.junit.jupiter.api.function.Executable access) {
    assertEquals(message, assertThrows(Refused.class, access).getMessage());
  }

  @Test
  void numbersEndWhereTheirTypesEnd() throws Refused {
    for (String value : new String[] {"2147483647", "-2147483648", "0", "-0", "007"}) {
      assertEquals(Integer.parseInt(value), read("--httpd.port=" + value).integer(PORT));
    }
    for (String value : new String[] {"9223372036854775807", "-9223372036854775807"}) {
      assertEquals(Long.parseLong(value), read("--limit=" + value).number(LIMIT));
    }
    for (String value : new String[] {"-", "1x", "+1", "99999999999999999999", "\u0661"}) {
      assertThrows(Refused.class, () -> read("--limit=" + value).number(LIMIT));
    }
  }

  @Test
  void helpListsEveryKey() throws Refused {
    Settings settings = settings();
    assertFalse(settings.read(new String[] {"--verbose", "--help"}));
    assertEquals(
        """
        Settings of this image:
          --httpd.port=NUMBER             where to listen (default: 80)
          --ipv4-gateway=TEXT             the way out (no default)
          --verbose=true|false            (default: false)
          --names=TEXT,...                who we are (default: a,b)
          --mode=FAST|SAFE                how (default: SAFE)
          --ratio=DECIMAL                 (default: 1.5)
          --admin.port=NUMBER             (default: 81)
          --limit=LONG                    (default: 0)
          --help                          prints this""",
        settings.help());
  }

  @Test
  void valuesAreThoseOfOneComponent() throws Refused {
    assertEquals("{port=81, limit=0}", settings().values("admin").toString());
    assertEquals("[verbose, names, mode, ratio]", settings().values("net").keySet().toString());
  }

  @Test
  void keyTableGivesTheSameSettings() throws Refused {
    String table = KeyTable.line("net", "a.b", Settings.TEXT, "tab\t, line\n, \\", "what\nit is")
        + KeyTable.line("net", "c", Settings.TEXT, null, "")
        + KeyTable.line("net", "d", Settings.TEXT, "", "");
    Settings settings = KeyTable.read(table);
    assertEquals("tab\t, line\n, \\", settings.text(0));
    assertNull(settings.text(1));
    assertEquals("", settings.text(2));
    assertTrue(settings.help().contains("what\nit is"));
  }
}
