/// Reads `handover.yml`: the file's text and the environment enter, one validated
/// [org.handover.toolkit.config.Configuration] leaves. Defaults are in `defaults.yml`; a key that
/// nobody knows stops the start. Nothing is stored.
@NullMarked
package org.handover.toolkit.config;

import org.jspecify.annotations.NullMarked;
