/** A web server that answers every path with the same page, and tells what it has done. */
package app.httpd;
