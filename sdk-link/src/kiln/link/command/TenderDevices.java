package kiln.link.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kiln.link.image.Elf;

/** The devices that an image for a tender declares in its manifest, and which of them are given. */
final class TenderDevices {
  // The note MFT1 of Solo5's ABI 2, and an entry of it.
  private static final int TYPE = 0x3154464d;
  private static final int TYPE_AT = 8;
  private static final int COUNT_AT = 28;
  private static final int ENTRIES_AT = 32;
  private static final int ENTRY = 104;
  private static final int NAME = 68;
  private static final int BLOCK = 1;
  private static final int NET = 2;

  private final List<String> disks = new ArrayList<>();
  private final List<String> nets = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  private TenderDevices() {}

  static TenderDevices of(Path artifact) throws Usage {
    try {
      return read(new Elf(Files.readAllBytes(artifact)));
    } catch (IOException | IllegalArgumentException e) {
      throw new Usage("boot: " + artifact + " is no image: " + e.getMessage() + ".");
    }
  }

  private static TenderDevices read(Elf image) {
    TenderDevices devices = new TenderDevices();
    for (Elf.Segment segment : image.segments()) {
      if (segment.type() == Elf.PT_NOTE && segment.fileSize() >= ENTRIES_AT) {
        ByteBuffer note =
            ByteBuffer.wrap(image.bytes(), (int) segment.offset(), (int) segment.fileSize())
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
        if (note.getInt(TYPE_AT) == TYPE) {
          devices.readManifest(note);
        }
      }
    }
    devices.missing.addAll(devices.nets);
    devices.missing.addAll(devices.disks);
    return devices;
  }

  private void readManifest(ByteBuffer note) {
    for (int i = 1; i < note.getInt(COUNT_AT); i++) { // the first is reserved
      int at = ENTRIES_AT + i * ENTRY;
      byte[] name = new byte[NAME];
      note.get(at, name);
      String text = new String(name, StandardCharsets.US_ASCII);
      switch (note.getInt(at + NAME)) {
        case BLOCK -> disks.add(text.substring(0, text.indexOf(0)));
        case NET -> nets.add(text.substring(0, text.indexOf(0)));
        default -> { } // of a Solo5 that is still to come
      }
    }
  }

  /** The name of the network device that the {@code index}th {@code --net} is for. */
  String net(int index, Optional<String> asked) throws Usage {
    return take("--net", nets, index, asked);
  }

  /** The name of the disk that the {@code index}th {@code --disk} is for. */
  String disk(int index, Optional<String> asked) throws Usage {
    return take("--disk", disks, index, asked);
  }

  private String take(String option, List<String> names, int index, Optional<String> asked)
      throws Usage {
    String all = names.isEmpty() ? "none" : String.join(", ", names);
    String name = asked.orElse(index < names.size() ? names.get(index) : "");
    if (!names.contains(name)) {
      throw new Usage(option + ": the image declares "
          + (name.isEmpty() ? "fewer such devices; it has " : "no such device " + name + "; it has ")
          + all + ". More are named in the .bndrun: -kiln.devices: lan;kind=net.");
    }
    missing.remove(name);
    return name;
  }

  /** A tender wants each declared device. */
  void requireAll() throws Usage {
    if (!missing.isEmpty()) {
      String name = missing.get(0);
      boolean net = nets.contains(name);
      throw new Usage("boot: the image needs the " + (net ? "network device " : "disk ") + name
          + ": add " + (net ? "--net auto, or --net " + name + ":TAP."
              : "--disk FILE:64M, or --disk " + name + ":FILE."));
    }
  }
}
