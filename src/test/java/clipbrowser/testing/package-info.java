/** What tests of several rooms share: servers that misbehave on request. */
package clipbrowser.testing;
