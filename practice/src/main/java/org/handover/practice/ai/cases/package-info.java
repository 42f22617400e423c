/// Compiles a case. In come a character's persona and a scenario's instructions, as an educator
/// writes them: prose, bullets or notes, in the second or the third person. Out go facts in the
/// first person, each in a slot of the history, with when it may be told; what nobody may tell; and
/// what was not understood. Nothing is stored here.
@NullMarked
package org.handover.practice.ai.cases;

import org.jspecify.annotations.NullMarked;
