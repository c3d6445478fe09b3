"""Numbers of SciPy for src/toolkit/stats: /usr/bin/python3 stats.py > stats.json"""
import json

import numpy as np
import scipy
from scipy import stats
from scipy.spatial.distance import jensenshannon

random = np.random.RandomState(3)


def sample(n, shift):
    return np.round(random.normal(shift, 1, n), 2)


ks = []
for n1, n2, shift in [(5, 5, 0.5), (8, 8, 0), (20, 20, 0.3), (20, 31, 0.8), (7, 200, 0.1), (150, 90, 0.4), (300, 300, 0.2), (400, 10, 3)]:
    a, b = sample(n1, shift), sample(n2, 0)
    r = stats.ks_2samp(a, b)
    ks.append({"a": a.tolist(), "b": b.tolist(), "statistic": r.statistic, "pvalue": r.pvalue})
# large samples as rules, not lists: the tail of the one-sample statistic is what scipy uses there
tails = [[n, x, stats.kstwo.sf(x, n)] for n in (10, 60, 140, 141, 900, 5000, 12000, 200000)
         for x in (0.3 / np.sqrt(n), 0.6 / np.sqrt(n), 0.9 / np.sqrt(n), 1.3 / np.sqrt(n), 1.7 / np.sqrt(n), 2.5 / np.sqrt(n))]
chi = []
for observed, expected in [([16, 18, 16, 14, 12, 12], None), ([30, 10, 60], [50, 25, 25]), ([5, 5], [5, 5]), ([400, 100, 7], [300, 200, 7])]:
    r = stats.chisquare(observed, expected)
    chi.append({"observed": observed, "expected": expected, "statistic": r.statistic, "pvalue": r.pvalue})
z = []
for s1, n1, s2, n2 in [(30, 100, 20, 100), (1, 9, 8, 9), (500, 1000, 480, 1100), (900, 1000, 300, 1000)]:
    p = (s1 + s2) / (n1 + n2)
    value = (s1 / n1 - s2 / n2) / np.sqrt(p * (1 - p) * (1 / n1 + 1 / n2))
    z.append({"successes": [s1, s2], "sizes": [n1, n2], "statistic": value, "pvalue": 2 * stats.norm.sf(abs(value))})
w = []
for n1, n2 in [(3, 3), (10, 25), (40, 7)]:
    a, b = sample(n1, 0), sample(n2, 1)
    w.append({"a": a.tolist(), "b": b.tolist(), "distance": stats.wasserstein_distance(a, b)})
p, q = [60, 30, 10, 0], [30, 60, 0, 10]
print(json.dumps({
    "versions": {"scipy": scipy.__version__, "numpy": np.__version__},
    "ks": ks, "tails": tails, "chisquare": chi, "z": z, "wasserstein": w,
    "jensenShannon": {"p": p, "q": q, "e": jensenshannon(p, q), "two": jensenshannon(p, q, 2)},
}))
