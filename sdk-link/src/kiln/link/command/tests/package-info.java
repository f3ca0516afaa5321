/** The process that runs the rooms' tests with JUnit and counts what came of them. */
package kiln.link.command.tests;
