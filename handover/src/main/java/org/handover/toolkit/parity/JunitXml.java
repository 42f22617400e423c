package org.handover.toolkit.parity;

import static java.util.stream.Collectors.joining;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.handover.toolkit.parity.play.CaseOutcome;
import org.handover.toolkit.parity.play.Mismatch;
import org.handover.toolkit.parity.rows.RowMismatch;

/// A report as build servers read it: each case a test, each differing row a failed one, and what
/// was not finished an error.
final class JunitXml {
  private final XMLStreamWriter xml;

  private JunitXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static String of(String name, ParityReport report) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      new JunitXml(xml).write(name, report);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private void write(String name, ParityReport report) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", name);
    xml.writeAttribute(
        "tests",
        String.valueOf(
            report.passed().values().stream().mapToInt(List::size).sum()
                + report.failed().size()
                + report.rows().size()
                + report.unfinished().size()));
    xml.writeAttribute("failures", String.valueOf(report.failed().size() + report.rows().size()));
    xml.writeAttribute("errors", String.valueOf(report.unfinished().size()));
    for (Map.Entry<String, List<String>> chapter : report.passed().entrySet()) {
      for (String passed : chapter.getValue()) {
        test(chapter.getKey(), passed, "", "", "");
      }
    }
    for (CaseOutcome failed : report.failed()) {
      String first = failed.mismatches().getFirst().toString();
      test(failed.chapter(), failed.name(), "failure", first, details(failed));
    }
    for (RowMismatch row : report.rows()) {
      String cause = row.cause().isEmpty() ? "" : "after the case " + row.cause();
      test("rows", row.mismatch().where(), "failure", row.mismatch().toString(), cause);
    }
    for (String why : report.unfinished()) {
      test("not finished", why.lines().findFirst().orElse(""), "error", why, why);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void test(String chapter, String name, String outcome, String message, String details)
      throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", clean(chapter));
    xml.writeAttribute("name", clean(name));
    if (!outcome.isEmpty()) {
      xml.writeStartElement(outcome);
      xml.writeAttribute("message", clean(message));
      xml.writeCharacters(clean(details));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static String details(CaseOutcome failed) {
    return "%s%n%n%s%n%n== legacy%n%s%n%n== next%n%s"
        .formatted(
            failed.mismatches().stream().map(Mismatch::toString).collect(joining("\n")),
            failed.exchange().sent(),
            failed.exchange().legacy(),
            failed.exchange().next());
  }

  /// XML 1.0 has no room for most control characters, nor for half a surrogate pair.
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints().map(c -> isAllowed(c) ? c : 0xFFFD).forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c < 0xD800)
        || (c > 0xDFFF && c < 0xFFFE)
        || c > 0xFFFF;
  }
}
