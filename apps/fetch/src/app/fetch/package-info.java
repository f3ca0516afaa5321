/** An HTTP client for the console. */
package app.fetch;
