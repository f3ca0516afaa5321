// jars: commons-lang3
package jars;

import org.apache.commons.lang3.ArrayUtils;
import org.apache.commons.lang3.BooleanUtils;
import org.apache.commons.lang3.CharUtils;
import org.apache.commons.lang3.ClassUtils;
import org.apache.commons.lang3.Range;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.builder.CompareToBuilder;
import org.apache.commons.lang3.builder.EqualsBuilder;
import org.apache.commons.lang3.builder.HashCodeBuilder;
import org.apache.commons.lang3.builder.ToStringBuilder;
import org.apache.commons.lang3.builder.ToStringStyle;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.commons.lang3.math.Fraction;
import org.apache.commons.lang3.math.NumberUtils;
import org.apache.commons.lang3.mutable.MutableInt;
import org.apache.commons.lang3.tuple.Pair;
import org.apache.commons.lang3.tuple.Triple;

/** Strings, arrays, builders and numbers of commons-lang3. */
public class CommonsLang {
  public static void main(String[] args) {
    System.out.println(StringUtils.capitalize("kiln") + StringUtils.reverse("abc")
        + StringUtils.leftPad("7", 3, '0') + StringUtils.abbreviate("a long sentence", 9));
    System.out.println(StringUtils.getLevenshteinDistance("kitten", "sitting") + " "
        + StringUtils.substringBetween("a[b]c", "[", "]") + " "
        + StringUtils.countMatches("banana", "an") + " " + StringUtils.isBlank(" \t"));
    System.out.println(StringUtils.join(new int[] {1, 2, 3}, '-') + " "
        + StringUtils.swapCase("aBc") + " "
        + StringUtils.difference("abcde", "abxyz"));
    System.out.println(ArrayUtils.toString(ArrayUtils.add(new int[] {1, 2}, 3)) + " "
        + ArrayUtils.indexOf(new String[] {"a", "b"}, "b") + " "
        + ArrayUtils.toString(ArrayUtils.toObject(new long[] {4, 5})));
    System.out.println(NumberUtils.toInt("x", -1) + " " + NumberUtils.isCreatable("0x1F") + " "
        + NumberUtils.createNumber("12.5e3") + " " + Fraction.getFraction(6, 8).reduce());
    System.out.println(Pair.of("a", 1) + " " + Triple.of(1, 2, 3) + " "
        + Range.of(1, 5).contains(3) + " " + BooleanUtils.toBoolean("yes") + " "
        + CharUtils.isAsciiAlpha('x'));
    System.out.println(new HashCodeBuilder(17, 37).append(1).append("x").append(2.5).toHashCode()
        + " " + new EqualsBuilder().append(1, 1).append("a", "b").isEquals() + " "
        + new CompareToBuilder().append(1, 2).toComparison());
    System.out.println(new ToStringBuilder("it", ToStringStyle.SHORT_PREFIX_STYLE)
        .append("size", 3).append("list", new int[] {1, 2}).toString());
    MutableInt count = new MutableInt(5);
    count.add(3);
    System.out.println(count + " " + ClassUtils.getShortClassName(java.util.Map.Entry.class));
    Throwable failure = new IllegalStateException("outer", new RuntimeException("inner"));
    System.out.println(ExceptionUtils.getRootCauseMessage(failure));
  }
}
