/** What the linker's golden tests share: small bundles made in the test, and expected texts. */
package kiln.link.golden;
