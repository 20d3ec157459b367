package bearer.agent.rules;

import bearer.agent.diag.Code;
import bearer.agent.diag.Field;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.hop.Hop;
import java.net.ConnectException;

/** What is told of calls that are sent elsewhere, or are not. */
final class MoveReports {
  private final Log log;

  MoveReports(Log log) {
    this.log = log;
  }

  <R> void first(Rule rule, Hop<R> hop, Hop<R> moved, R request) {
    if (log.logs(Level.INFO)) {
      log.once(
          Level.INFO,
          Code.FIRST_REWRITTEN,
          rule.name + ' ' + hop.client(),
          "first request by "
              + hop.client()
              + " to "
              + host(hop, request)
              + " that is sent to "
              + host(moved, request)
              + " instead (rule "
              + rule.name
              + ")",
          Field.host(host(hop, request)),
          Field.client(hop.client()),
          Field.of("rule", rule.name));
    }
  }

  <R> void stays(Rule rule, Hop<R> hop, R request, String why) {
    if (log.logs(Level.WARN)) {
      String path = rule.oldTemplates.of(hop.target(request));
      log.once(
          Level.WARN,
          Code.NOT_REWRITTEN,
          rule.name + ' ' + path + ' ' + why,
          "a request to "
              + host(hop, request)
              + path
              + " is not rewritten and went out as the application built it: "
              + why
              + " (rule "
              + rule.name
              + ")",
          Field.host(host(hop, request)),
          Field.of("path", path),
          Field.of("rule", rule.name));
    }
  }

  <R> void unused(Rule rule, Hop<R> hop, R request) {
    if (log.logs(Level.WARN)) {
      log.once(
          Level.WARN,
          Code.REWRITE_UNUSED,
          rule.name,
          "a request to "
              + host(hop, request)
              + " is not rewritten under bearer.mode=add (rule "
              + rule.name
              + "); replace and enforce do that",
          Field.host(host(hop, request)),
          Field.of("rule", rule.name));
    }
  }

  <R> void cannot(Rule rule, Hop<R> hop, R request) {
    if (log.logs(Level.WARN)) {
      log.once(
          Level.WARN,
          Code.CANNOT_REWRITE,
          rule.name + ' ' + hop.client(),
          "cannot rewrite here: requests by "
              + hop.client()
              + " to "
              + host(hop, request)
              + (rule.fails ? " fail" : " go out as the application built them")
              + " (rule "
              + rule.name
              + ")",
          Field.host(host(hop, request)),
          Field.client(hop.client()),
          Field.of("rule", rule.name));
    }
  }

  <R> void stopped(Rule rule, Hop<R> hop, Hop<R> moved, R request) {
    log.log(
        Level.ERROR,
        Code.REWRITE_STOPPED,
        "of requests to "
            + host(hop, request)
            + " that are sent to "
            + host(moved, request)
            + " instead the last ones never got there: "
            + (rule.enforces ? "they go on failing" : "they go out as the application built them")
            + (rule.enforces ? "" : ", and in a minute one is tried again")
            + " (rule "
            + rule.name
            + ")",
        Field.host(host(moved, request)),
        Field.client(hop.client()),
        Field.of("rule", rule.name));
  }

  <R> void again(Rule rule, Hop<R> moved, R request) {
    log.log(
        Level.INFO,
        Code.REWRITE_STOPPED,
        "a request got to "
            + host(moved, request)
            + ": they are rewritten again (rule "
            + rule.name
            + ")",
        Field.host(host(moved, request)),
        Field.of("rule", rule.name));
  }

  <R> void own(Rule rule, Hop<R> moved, R request) {
    log.log(
        Level.WARN,
        Code.OWN_AUTHORIZATION_LATE,
        moved.client()
            + " has added an Authorization of its own to a request that was on its way to "
            + host(moved, request)
            + ": it went out with our token instead, and no further call of this client is rewritten"
            + " (rule "
            + rule.name
            + ")",
        Field.host(host(moved, request)),
        Field.client(moved.client()),
        Field.of("rule", rule.name));
  }

  <R> ConnectException failure(Hop<R> hop, R request) {
    return new ConnectException(
        "[bearer-agent] BA-421 cannot rewrite a request by "
            + hop.client()
            + " to "
            + host(hop, request)
            + ", request not sent");
  }

  private static <R> String host(Hop<R> hop, R request) {
    return Reports.lower(String.valueOf(hop.host(request)));
  }
}
