package bearer.agent.config;

import bearer.agent.diag.Code;

/** Why a value cannot be used, in words that help to write a better one; does not quote it. */
final class BadValue extends Exception {
  final Code code;
  final String advice;

  BadValue(String advice) {
    this(Code.BAD_VALUE, advice);
  }

  BadValue(Code code, String advice) {
    super(advice, null, false, false);
    this.code = code;
    this.advice = advice;
  }
}
