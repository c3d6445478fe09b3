"""The numbers of the lab: statsmodels' test of two proportions and SciPy's most likely share. Prints reference.json.

python reference.py > reference.json    (pip install statsmodels==0.13.5 scipy==1.10.1)
"""

import json

import numpy
import scipy
import statsmodels
from scipy.optimize import minimize_scalar
from statsmodels.stats.proportion import proportions_ztest

proba = numpy.array([0.9, 0.8, 0.7, 0.6, 0.4, 0.3, 0.2, 0.1, 0.05, 0.05])
before = 0.2


def minus_log_likelihood(now):
    return -numpy.log(now * proba / before + (1 - now) * (1 - proba) / (1 - before)).sum()


inside, outside = numpy.array([10 / 40, 8 / 160])
variance = 18 / 200 * (1 - 18 / 200) * (1 / 40 + 1 / 160)

print(
    json.dumps(
        {
            "versions": {"statsmodels": statsmodels.__version__, "scipy": scipy.__version__, "numpy": numpy.__version__},
            "z": proportions_ztest([10, 8], [40, 160])[0],
            "wrong": {
                "duas-variancias": (inside - outside) / numpy.sqrt(inside * (1 - inside) / 40 + outside * (1 - outside) / 160),
                "sem-raiz": (inside - outside) / variance,
            },
            "estimateShare": minimize_scalar(minus_log_likelihood, bounds=(1e-9, 1 - 1e-9), method="bounded", options={"xatol": 1e-12}).x,
            "mean": proba.mean(),
        },
        indent=1,
    )
)
