"""The interval of a ratio of two means of pairs, after Fieller (1954).

Fieller, E. C. (1954). Some problems in interval estimation. Journal of the Royal Statistical Society B 16, 175-185.
As used for cost-effectiveness: Willan and O'Brien (1996), Health Economics 5, 297-305.
"""

from math import sqrt

UNBOUNDED = (float("nan"), float("nan"))


def fieller(
    above: float, below: float, above_variance: float, below_variance: float, covariance: float, t: float
) -> tuple[float, float]:
    """Bounds of above / below.

    All ratios r are in it for which above - r * below does not differ from nought: (above - r * below)^2 is at most
    t^2 times its variance. That is an interval only when the denominator itself differs from nought.

    Args:
        above: mean of the numerators.
        below: mean of the denominators.
        above_variance: variance of that mean, not of a single value.
        below_variance: variance of the mean of the denominators.
        covariance: of the two means.
        t: quantile of Student's t.

    Returns:
        Low and high; `UNBOUNDED` when the denominator's own interval holds nought.

    Example:
        >>> low, high = fieller(10.0, 2.0, 1.0, 0.0, 0.0, t=2.0)
        >>> (low, high)
        (4.0, 6.0)
    """
    square = t * t
    a = below * below - square * below_variance
    if not a > 0:
        return UNBOUNDED
    b = above * below - square * covariance
    c = above * above - square * above_variance
    half = sqrt(max(b * b - a * c, 0.0))  # never below nought but by rounding, when a is above it
    return (b - half) / a, (b + half) / a
