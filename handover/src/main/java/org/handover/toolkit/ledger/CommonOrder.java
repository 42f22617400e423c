package org.handover.toolkit.ledger;

import java.util.ArrayList;
import java.util.List;

/// The longest common subsequence of two lists: which of one are which of the other, in an order
/// that both have.
final class CommonOrder {
  private CommonOrder() {}

  /// @param left index in the first list
  /// @param right in the second
  record Pair(int left, int right) {}

  static List<Pair> of(List<String> left, List<String> right) {
    int[][] longest = new int[left.size() + 1][right.size() + 1];
    for (int i = left.size() - 1; i >= 0; i--) {
      for (int j = right.size() - 1; j >= 0; j--) {
        longest[i][j] =
            left.get(i).equals(right.get(j))
                ? longest[i + 1][j + 1] + 1
                : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    List<Pair> pairs = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < left.size() && j < right.size()) {
      if (left.get(i).equals(right.get(j))) {
        pairs.add(new Pair(i++, j++));
      } else if (longest[i + 1][j] >= longest[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    return pairs;
  }
}
