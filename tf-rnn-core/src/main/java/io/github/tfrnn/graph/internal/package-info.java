/** What every floor shares and users do not see. */
package io.github.tfrnn.graph.internal;
