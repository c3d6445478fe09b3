"""The agreements of the lab: scikit-learn's and statsmodels'. Prints reference.json.

python reference.py > reference.json    (pip install scikit-learn==1.2.1 statsmodels==0.13.5)
"""

import json

import numpy
import sklearn
import statsmodels
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa


def pair(both, first, second, none):
    return ["spam"] * (both + first) + ["ham"] * (second + none), ["spam"] * both + ["ham"] * first + ["spam"] * second + ["ham"] * none


always = [pair(5, 8, 6, 81)[0], pair(5, 8, 6, 81)[1], ["ham"] * 100]
rows = [[letter == "s" for letter in row] for row in ["sss", "ssh", "hhh", "hhh", "shh", "hhh"]]

print(
    json.dumps(
        {
            "versions": {"sklearn": sklearn.__version__, "statsmodels": statsmodels.__version__, "numpy": numpy.__version__},
            "vinte": cohen_kappa_score(*pair(4, 2, 2, 12)),
            "tres-classes": cohen_kappa_score(list("ssshhhddhs"), list("sshhhddhhs")),
            "contrario": cohen_kappa_score(list("shsh"), list("hshs")),
            "noventa": cohen_kappa_score(*pair(0, 5, 5, 90)),
            "seis-linhas": fleiss_kappa(aggregate_raters(numpy.array(rows, dtype=int))[0]),
            "sempre-ham": [cohen_kappa_score(always[a], always[b]) for a, b in [(0, 1), (0, 2), (1, 2)]],
        },
        indent=1,
    )
)
