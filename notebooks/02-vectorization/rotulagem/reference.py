"""The agreements of the lab, scikit-learn's and statsmodels', and its EM, written apart with NumPy. Prints reference.json.

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


def em(votes, rounds=15):
    """E4 and E5 in log-odds, all comments at once; s is spam, h is ham, - is an abstention."""
    sign = numpy.array([[{"s": 1, "h": -1, "-": 0}[letter] for letter in row] for row in votes])
    accuracies, prior = numpy.full(sign.shape[1], 0.7), 0.5

    def chances():
        return 1 / (1 + numpy.exp(-(sign @ numpy.log(accuracies / (1 - accuracies)) + numpy.log(prior / (1 - prior)))))

    for _ in range(rounds):
        p = chances()[:, None]
        right = numpy.where(sign == 1, p, 1 - p) * (sign != 0)
        accuracies, prior = (1 + right.sum(axis=0)) / (2 + (sign != 0).sum(axis=0)), p.mean()
    return {"votes": votes, "accuracies": accuracies.tolist(), "prior": float(prior), "chances": chances().tolist()}


print(
    json.dumps(
        {
            "versions": {"sklearn": sklearn.__version__, "statsmodels": statsmodels.__version__, "numpy": numpy.__version__},
            "vinte": cohen_kappa_score(*pair(4, 2, 2, 12)),
            "tres-classes": cohen_kappa_score(list("ssshhhddhs"), list("sshhhddhhs")),
            "contrario": cohen_kappa_score(list("shsh"), list("hshs")),
            "noventa": cohen_kappa_score(*pair(0, 5, 5, 90)),
            "seis-linhas": fleiss_kappa(aggregate_raters(numpy.array(rows, dtype=int))[0]),
            "quinze-rodadas": em(["ssh-", "shhh", "-sss", "hh-h", "hhsh", "ss-s", "h-hh", "shss", "hhhs", "-hhh"]),
            # each voter says one class only: EM ends where nothing is spam, by these votes alone
            "uma-classe-cada": em(["ss--", "s-h-", "-sh-", "ss--", "--hh", "--h-", "-sh-", "---h", "s---", "--hh"]),
            "sempre-ham": [cohen_kappa_score(always[a], always[b]) for a, b in [(0, 1), (0, 2), (1, 2)]],
        },
        indent=1,
    )
)
