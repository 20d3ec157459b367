package bearer.agent.report;

/** Something that speaks against the next stage, or should be known, and what helps. Immutable. */
final class Reason {
  /** How heavy it weighs; the heaviest decides. */
  enum Weight {
    NOTE,
    NOT_YET,
    NO
  }

  final Weight weight;
  final String text;

  /** Empty if nothing is to be done. */
  final String cure;

  Reason(Weight weight, String text, String cure) {
    this.weight = weight;
    this.text = text;
    this.cure = cure;
  }
}
