/// Where a database is and how to get there, for both programs: a URL or a keyword string as libpq
/// takes them enters, with the environment, service files and password files that libpq would read;
/// a data source leaves. Nothing is stored, and no message repeats a password.
@NullMarked
package org.handover.postgres;

import org.jspecify.annotations.NullMarked;
