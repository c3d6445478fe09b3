"""The standard errors of the lab: SciPy's, and those that wrong answers give. Prints reference.json.

python reference.py > reference.json    (pip install scipy==1.17.1)
"""

import json

import numpy
import scipy
from scipy.stats import sem

a, b = [0.70, 0.72, 0.69, 0.71, 0.68], [0.66, 0.65, 0.66, 0.64, 0.65]
differences = numpy.subtract(a, b)

print(
    json.dumps(
        {
            "versions": {"numpy": numpy.__version__, "scipy": scipy.__version__},
            "mean": differences.mean(),
            "standardError": sem(differences),
            "wrong": {
                "desvio": differences.std(ddof=1),
                "divide-por-n": sem(differences, ddof=0),
                "sem-pares": float(numpy.hypot(sem(a), sem(b))),
            },
        },
        indent=1,
    )
)
