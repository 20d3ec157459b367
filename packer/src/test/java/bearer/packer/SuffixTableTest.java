package bearer.packer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SuffixTableTest {
  @Test
  void of_aList_isATreeFromTheRightInOrder() {
    String list =
        """
        // a comment

        uk
        co.uk  and what stands behind
        *.ck
        !www.ck
        github.io
        h\u00e5.no
        com
        """;

    assertThat(SuffixTable.of(list))
        .isEqualTo("ck(!www,*)\ncom\nio(github)\nno(xn--h-2fa)\nuk(co)");
  }
}
