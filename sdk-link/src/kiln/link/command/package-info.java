/**
 * The verbs behind {@code ./bnd}, one class each.
 *
 * <p>A verb parses its part of the command line, has the workspace built as far as it needs, and
 * drives bnd, an image or the test runner. A misuse is a {@link kiln.link.command.Usage}: one
 * sentence and exit status 2. Nothing here is inside the linker's jar: bnd called directly does
 * without it.
 */
package kiln.link.command;
