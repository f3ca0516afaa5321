package kiln.runtime.io;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Replaces;
import kiln.runtime.substitute.Substitutes;

/**
 * Text goes straight to bytes: the chain of writers and encoders behind a PrintStream is most of
 * what a program that prints would carry.
 */
@Substitutes("java.io.PrintStream")
final class PrintStreamSubstitution extends FilterOutputStream {
  @Original private boolean autoFlush;
  @Original private boolean trouble;
  @Original private boolean closing;
  private Charset encoding; // null: UTF-8

  @Replaces("<init>")
  private PrintStreamSubstitution(boolean autoFlush, OutputStream out) {
    super(out);
    this.autoFlush = autoFlush;
  }

  @Replaces("<init>")
  private PrintStreamSubstitution(boolean autoFlush, Charset charset, OutputStream out) {
    super(out);
    this.autoFlush = autoFlush;
    this.encoding = charset;
  }

  @Replaces("<init>")
  public PrintStreamSubstitution(OutputStream out, boolean autoFlush, Charset charset) {
    super(out);
    this.autoFlush = autoFlush;
    this.encoding = charset;
  }

  @Original
  private void ensureOpen() throws IOException {}

  private void write(char[] text) {
    send(new String(text), false);
  }

  private void writeln(char[] text) {
    send(new String(text), true);
  }

  private void write(String text) {
    send(text, false);
  }

  private void writeln(String text) {
    send(text, true);
  }

  private void newLine() {
    send("", true);
  }

  @kiln.runtime.substitute.Adds
  private void send(String text, boolean line) {
    try {
      synchronized (this) {
        ensureOpen();
        if (line) {
          text = text.concat("\n");
        }
        byte[] bytes = encoding == null ? Utf8.encode(text) : text.getBytes(encoding);
        out.write(bytes, 0, bytes.length);
        if (autoFlush && text.indexOf('\n') >= 0) {
          out.flush();
        }
      }
    } catch (InterruptedIOException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      trouble = true;
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      if (!closing) {
        closing = true;
        try {
          out.close();
        } catch (IOException e) {
          trouble = true;
        }
        out = null;
      }
    }
  }
}
