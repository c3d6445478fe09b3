"""Numbers for src/toolkit/naive-bayes, on the data of linear-model.json. Debian 12: python3-sklearn 1.2.1. Run: python3 naive-bayes.py"""
import json
import numpy as np
import scipy.sparse
import sklearn
from sklearn.naive_bayes import GaussianNB, MultinomialNB

data = json.load(open("linear-model.json"))
weight = np.array(data["weight"])
counts = np.abs(np.array(data["X"]["sparse"]))


def fit(make, X, target, learnt, weighted=False, **kw):
    y = np.array(data["classes"][target])
    m = make(**kw).fit(X, y, weight if weighted else None)
    return {
        "target": target, "weighted": weighted, "options": kw,
        **{name: getattr(m, name + "_").tolist() for name in learnt},
        "proba": m.predict_proba(X[:6]).tolist(), "logProba": m.predict_log_proba(X[:6]).tolist(), "score": m.score(X, y),
    }


gaussian = ["class_count", "class_prior", "theta", "var"]
multinomial = ["class_count", "feature_count", "class_log_prior", "feature_log_prob"]
dense, sparse = np.array(data["X"]["dense"]), scipy.sparse.csr_matrix(counts)
json.dump(
    {
        "made": {"scikit-learn": sklearn.__version__, "numpy": np.__version__},
        "gaussian": [
            fit(GaussianNB, dense, "two", gaussian),
            fit(GaussianNB, dense, "three", gaussian, var_smoothing=0.1),
            fit(GaussianNB, dense, "three", gaussian, weighted=True),
            fit(GaussianNB, dense, "three", gaussian, priors=[0.5, 0.2, 0.3]),
        ],
        "multinomial": [
            fit(MultinomialNB, sparse, "twoSparse", multinomial),
            fit(MultinomialNB, sparse, "threeSparse", multinomial, alpha=0.1),
            fit(MultinomialNB, sparse, "threeSparse", multinomial, fit_prior=False),
            fit(MultinomialNB, sparse, "threeSparse", multinomial, class_prior=[0.5, 0.2, 0.3]),
        ],
        "weighted": fit(MultinomialNB, np.abs(dense), "three", multinomial, weighted=True),
    },
    open("naive-bayes.json", "w"),
)
