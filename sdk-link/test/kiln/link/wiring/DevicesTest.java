package kiln.link.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.TreeMap;
import kiln.link.LinkFailure;
import kiln.link.bundles.Bundles;
import org.junit.jupiter.api.Test;

class DevicesTest {
  private static final Wiring WIRED =
      new Wiring(
          new Bundles(List.of()), List.of(), List.of(), List.of(new Device("net", "service")),
          new TreeMap<>(), "app/Main", List.of());

  @Test
  void nativeSourcesSeeThemInAHeader() throws LinkFailure {
    assertEquals(
        "#define KILN_DEVICES(DEVICE) \\\n  DEVICE(net, \"service\") \\\n  DEVICE(net, \"lan\")\n",
        WIRED.withDevices(List.of(new Device("net", "lan"))).devicesHeader());
  }

  @Test
  void whatNothingDrivesIsRefused() {
    assertEquals(
        List.of("-kiln.devices adds journal, but nothing in the image drives a device of kind block."),
        refused(new Device("block", "journal")));
  }

  @Test
  void aNameIsGivenOnce() {
    assertEquals(
        List.of("-kiln.devices adds service, but there is a device of that name already."),
        refused(new Device("net", "service")));
  }

  @Test
  void aNameHasLettersAndDigits() {
    assertEquals(
        List.of("The device name la\"n is none: it has 1 to 67 letters and digits."),
        refused(new Device("net", "la\"n")));
  }

  @Test
  void aKindIsAWord() {
    assertEquals(
        List.of("Device lan is of the kind '', which is none; say net or block, as in"
            + " -kiln.devices: lan;kind=net."),
        refused(new Device("", "lan")));
  }

  private static List<String> refused(Device device) {
    return assertThrows(LinkFailure.class, () -> WIRED.withDevices(List.of(device))).problems();
  }
}
