/** The smallest app with a setting: one line on the console. */
package app.hello;
