package kiln.runtime.io;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import kiln.runtime.substitute.Adds;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Replaces;
import kiln.runtime.substitute.Substitutes;

/**
 * UTF-8 text goes straight to bytes: the chain of writers and encoders behind a PrintStream is most
 * of what a program that prints would carry. Other charsets have a writer, which knows whether
 * their mark is written. As with the original, the bytes pass through the stream's own {@code
 * write}, which a subclass may override.
 */
@Substitutes("java.io.PrintStream")
final class PrintStreamSubstitution extends FilterOutputStream {
  @Original private boolean autoFlush;
  @Original private boolean trouble;
  @Original private boolean closing;
  @Original private OutputStreamWriter charOut; // null: UTF-8
  private char half; // UTF-8: the first half of a pair of surrogates, kept for the second, or 0

  @Replaces("<init>")
  private PrintStreamSubstitution(boolean autoFlush, OutputStream out) {
    super(out);
    this.autoFlush = autoFlush;
  }

  @Replaces("<init>")
  private PrintStreamSubstitution(boolean autoFlush, Charset charset, OutputStream out) {
    super(out);
    this.autoFlush = autoFlush;
    encode(charset);
  }

  @Replaces("<init>")
  public PrintStreamSubstitution(OutputStream out, boolean autoFlush, Charset charset) {
    super(out);
    this.autoFlush = autoFlush;
    encode(charset);
  }

  @Adds
  private void encode(Charset charset) {
    if (charset != StandardCharsets.UTF_8) {
      charOut = new OutputStreamWriter(this, charset);
    }
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

  @Adds
  private void send(String text, boolean line) {
    try {
      synchronized (this) {
        ensureOpen();
        if (line) {
          text = text.concat("\n");
        }
        if (charOut == null) {
          sendUtf8(text);
        } else {
          charOut.write(text);
          charOut.flush();
        }
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

  @Adds
  private void sendUtf8(String text) throws IOException {
    byte[] bytes = Utf8.encode(half, text);
    int length = bytes.length;
    half = 0;
    if (length > 0 && bytes[length - 1] == '?') { // as a half is written, too
      char last = text.charAt(text.length() - 1);
      if (Character.isHighSurrogate(last)) {
        half = last;
        length--;
      }
    }
    if (length > 0) {
      write(bytes, 0, length);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      if (!closing) {
        closing = true;
        try {
          if (charOut != null) {
            charOut.close(); // writes what it keeps, and closes this, which is closing already
          } else {
            if (half != 0) {
              write('?'); // its second half never came
            }
            flush();
          }
          out.close();
        } catch (IOException e) {
          trouble = true;
        }
        charOut = null;
        out = null;
      }
    }
  }
}
