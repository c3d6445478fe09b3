"""The distances of the lab: SciPy's, and those that wrong answers give. Prints reference.json.

python reference.py > reference.json    (Debian's python3-scipy)
"""

import json

import numpy
import scipy
from scipy.spatial.distance import chebyshev, jensenshannon
from scipy.stats import entropy

CASES = {
    "public": ([50, 30, 20, 0], [60, 40, 60, 40]),
    "disjoint": ([10, 0], [0, 3]),
    "hidden": ([7, 0, 19, 4, 120], [31, 2, 0, 40, 77]),
}


def measure(a, b):
    p, q = numpy.divide(a, sum(a)), numpy.divide(b, sum(b))
    m = (p + q) / 2
    return {
        "a": a,
        "b": b,
        "lInfinity": chebyshev(p, q),
        "jsd": jensenshannon(p, q, base=2) ** 2,
        "wrong": {
            "soma": numpy.abs(p - q).sum(),
            "euclides": numpy.linalg.norm(p - q),
            "contagens": chebyshev(a, b),
            "raiz": jensenshannon(p, q, base=2),
            "logaritmo-natural": jensenshannon(p, q) ** 2,
            "um-lado": entropy(p, m, base=2),
            "sem-metade": 2 * jensenshannon(p, q, base=2) ** 2,
        },
    }


print(
    json.dumps(
        {
            "versions": {"numpy": numpy.__version__, "scipy": scipy.__version__},
            "cases": {name: measure(*case) for name, case in CASES.items()},
        },
        indent=1,
        default=float,
    )
)
