package app.www;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The files under {@code www} of the bundle, by the paths of requests. A file is read when it is
 * first asked for, and kept. Thread safe.
 */
final class Site {
  /** A file, and what a client is told about it. */
  record Page(byte[] octets, String type, String tag) {}

  private static final String ROOT = "/www";
  private static final int MOST_PATH = 1024;

  private final Map<String, Page> pages = new HashMap<>();

  /**
   * The page for a path as it stands in a request; null if there is none. A folder's page is its
   * {@code index.html}.
   */
  synchronized Page page(String path) throws IOException {
    String name = decode(path);
    if (name == null || !name.startsWith("/") || name.contains("/../") || name.endsWith("/..")) {
      return null;
    }
    String file = name.endsWith("/") ? name + "index.html" : name;
    Page page = pages.get(file);
    if (page == null) {
      page = read(file);
      if (page != null) {
        pages.put(file, page); // only what is there is kept: no client can fill the memory
      }
    }
    return page;
  }

  /** Whether a path without its slash is a folder with a page. */
  boolean isFolder(String path) throws IOException {
    return !path.endsWith("/") && page(path + "/") != null;
  }

  private static Page read(String file) throws IOException {
    try (InputStream stream = Site.class.getResourceAsStream(ROOT + file)) {
      if (stream == null) {
        return null;
      }
      byte[] octets = stream.readAllBytes();
      return new Page(octets, type(file), tag(octets));
    }
  }

  /** Undoes percent-encoding (RFC 3986 §2.1); null if it is malformed, or too long for a name. */
  static String decode(String path) {
    if (path.length() > MOST_PATH) {
      return null;
    }
    byte[] octets = new byte[path.length()];
    int length = 0;
    for (int i = 0; i < path.length(); i++) {
      int octet = path.charAt(i);
      if (octet == '%') {
        int high = i + 2 < path.length() ? hex(path.charAt(i + 1)) : -1;
        int low = i + 2 < path.length() ? hex(path.charAt(i + 2)) : -1;
        octet = high < 0 || low < 0 ? 0 : high << 4 | low;
        i += 2;
      }
      if (octet < ' ') {
        return null; // no name has control characters
      }
      octets[length++] = (byte) octet;
    }
    return new String(octets, 0, length, StandardCharsets.UTF_8);
  }

  private static int hex(char c) {
    return c >= '0' && c <= '9' ? c - '0'
        : c >= 'a' && c <= 'f' ? c - 'a' + 10
        : c >= 'A' && c <= 'F' ? c - 'A' + 10
        : -1;
  }

  private static String type(String file) {
    return switch (file.substring(file.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "json" -> "application/json";
      case "txt" -> "text/plain; charset=utf-8";
      case "svg" -> "image/svg+xml";
      case "png" -> "image/png";
      case "jpg", "jpeg" -> "image/jpeg";
      case "gif" -> "image/gif";
      case "ico" -> "image/x-icon";
      case "woff2" -> "font/woff2";
      case "pdf" -> "application/pdf";
      default -> "application/octet-stream";
    };
  }

  /** Other octets, another tag: FNV-1a of 64 bits, and the length. */
  private static String tag(byte[] octets) {
    long hash = 0xCBF2_9CE4_8422_2325L;
    for (byte octet : octets) {
      hash = (hash ^ octet & 0xFF) * 0x100_0000_01B3L;
    }
    return Long.toHexString(hash) + "-" + Integer.toHexString(octets.length);
  }
}
