package kiln.platforms.jvm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Map;
import kiln.runtime.config.KeyTable;
import kiln.runtime.config.Settings;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;

class ConfigurationsTest {
  private static final String TABLE =
      KeyTable.line("hello", "greeting", Settings.TEXT, "Hello", "what the line starts with")
          + KeyTable.line("net", "ipv4.gateway", Settings.TEXT, null, "address of the router")
          + KeyTable.line("net", "mtu", Settings.NUMBER, "1500", "octets of a packet")
          + KeyTable.line("net", "servers", Settings.LIST, "a,b", "");

  @Test
  void defaultsGoToTheirComponents() throws StopRequested {
    Map<String, Map<String, Object>> values = Configurations.values(TABLE, new String[0]);
    assertEquals(Map.of("greeting", "Hello"), values.get("hello"));
    assertEquals(1500, values.get("net").get("mtu"));
    assertArrayEquals(new String[] {"a", "b"}, (String[]) values.get("net").get("servers"));
    assertTrue(!values.get("net").containsKey("ipv4.gateway"), "no value, no property");
  }

  @Test
  void theCommandLineWins() throws StopRequested {
    Map<String, Map<String, Object>> values =
        Configurations.values(TABLE, new String[] {"--greeting=Hi", "--net.mtu=1400"});
    assertEquals("Hi", values.get("hello").get("greeting"));
    assertEquals(1400, values.get("net").get("mtu"));
  }

  @Test
  void aWrongKeyOrValueStopsWithStatusTwo() {
    assertStop(2, "--greting is not a setting", TABLE, "--greting=Hi");
    assertStop(2, "is not a whole number", TABLE, "--mtu=big");
    assertStop(2, "--greeting=Hi: this image has no settings.", "", "--greeting=Hi");
  }

  @Test
  void helpStopsWithStatusZero() {
    assertStop(0, "what the line starts with (default: Hello)", TABLE, "--help");
    assertStop(0, "This image has no settings.", "", "--help");
  }

  @Test
  void argumentsAreReadInOrderFromTheFramework() throws StopRequested {
    BundleContext context = mock(BundleContext.class);
    when(context.getProperty("kiln.keys")).thenReturn(TABLE);
    when(context.getProperty("kiln.argument.0")).thenReturn("--greeting=Hi");
    when(context.getProperty("kiln.argument.1")).thenReturn("--mtu=x");
    StopRequested stop =
        assertThrows(StopRequested.class, () -> Configurations.read(context));
    assertTrue(stop.getMessage().startsWith("--mtu=x"), stop.getMessage());
  }

  @Test
  void argumentsWithoutATableSayHowToStart() {
    BundleContext context = mock(BundleContext.class);
    when(context.getProperty("kiln.argument.0")).thenReturn("--greeting=Hi");
    StopRequested stop =
        assertThrows(StopRequested.class, () -> Configurations.read(context));
    assertTrue(stop.getMessage().contains("./bnd run"), stop.getMessage());
  }

  @Test
  void aRunWithoutSettingsNeedsNoConfigurationAdmin() throws StopRequested {
    assertTrue(Configurations.read(mock(BundleContext.class)).isEmpty());
  }

  private static void assertStop(int status, String part, String table, String... arguments) {
    StopRequested stop =
        assertThrows(StopRequested.class, () -> Configurations.values(table, arguments));
    assertEquals(status, stop.status());
    assertTrue(stop.getMessage().contains(part), stop.getMessage());
  }
}
