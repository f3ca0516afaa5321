/** Text of protocols: ASCII, without regular expressions or the tables of Unicode. */
package kiln.stack.text;
