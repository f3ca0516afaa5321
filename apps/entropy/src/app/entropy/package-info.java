/** An app that gives random bytes. */
package app.entropy;
