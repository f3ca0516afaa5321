package kiln.runtime.zone;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.zone.ZoneRules;
import kiln.runtime.resource.Resources;
import kiln.runtime.substitute.StandsFor;

/** Reads the rules of one zone as they stand in the JDK's table: a character is a byte. */
public final class TableReader {
  private TableReader() {}

  @StandsFor("java.time.zone.Ser")
  static final class Ser {
    private Ser() {}

    static native java.io.Serializable read(DataInput in) throws IOException;
  }

  @StandsFor("sun.util.calendar.ZoneInfo")
  public static final class ZoneInfo extends java.util.TimeZone {
    private static final long serialVersionUID = 1;

    public ZoneInfo(String id, int rawOffset) {}

    @Override
    public native int getOffset(int era, int year, int month, int day, int weekday, int millis);

    @Override
    public native void setRawOffset(int offset);

    @Override
    public native int getRawOffset();

    @Override
    public native boolean useDaylightTime();

    @Override
    public native boolean inDaylightTime(java.util.Date date);
  }

  @StandsFor("sun.util.calendar.ZoneInfoFile")
  static final class ZoneInfoFile {
    private ZoneInfoFile() {}

    static native ZoneInfo getZoneInfo(DataInput in, String id) throws Exception;
  }

  private static DataInputStream open(String content) {
    return new DataInputStream(Resources.stream(content));
  }

  /** For java.time. */
  static ZoneRules rules(String content) {
    try {
      return (ZoneRules) Ser.read(open(content));
    } catch (IOException e) {
      throw new InternalError(e);
    }
  }

  /** For java.util. */
  static ZoneInfo info(String content, String name) {
    try {
      return ZoneInfoFile.getZoneInfo(open(content), name);
    } catch (Exception e) {
      throw new InternalError(e);
    }
  }
}
