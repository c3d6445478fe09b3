"""Numbers of scikit-learn's MLPClassifier and MLPRegressor: run with Debian 12's packages (scikit-learn 1.2.1, NumPy 1.24.2).

python3 neural-network.py > neural-network.json
"""

import json
import sys
import warnings

import numpy
import sklearn
from sklearn.neural_network import MLPClassifier, MLPRegressor

warnings.filterwarnings("ignore")

random = numpy.random.RandomState(0)
X = numpy.round(random.uniform(-1, 1, (120, 4)), 6)
score = X[:, 0] * X[:, 1] + X[:, 2]
targets = {
    "two": (score > 0).astype(int).tolist(),
    "three": numpy.digitize(score, [-0.4, 0.4]).tolist(),
    "number": numpy.round(score + 0.1 * X[:, 3], 6).tolist(),
}


def fitted(model, target):
    model.fit(X, numpy.array(targets[target]))
    out = {
        "target": target,
        "options": {name: value for name, value in model.get_params().items() if value != type(model)().get_params()[name]},
        "nIter": model.n_iter_,
        "lossCurve": [model.loss_curve_[i] for i in (0, 1, len(model.loss_curve_) // 2, -1)],
        "coefs": [[coef.sum(), coef.ravel()[0], coef.ravel()[-1]] for coef in model.coefs_],
        "intercepts": [intercept.tolist()[:3] for intercept in model.intercepts_],
        "validationScores": getattr(model, "validation_scores_", None),
        "predicted": (model.predict_proba(X[:8]).tolist() if hasattr(model, "predict_proba") else model.predict(X[:8]).tolist()),
        "score": model.score(X, targets[target]),
    }
    return out


small = {"hidden_layer_sizes": (8, 5), "random_state": 3}
classifiers = [
    ({"random_state": 0, "max_iter": 30}, "two"),
    ({**small, "max_iter": 60, "batch_size": 16}, "two"),
    ({**small, "activation": "tanh", "solver": "sgd", "learning_rate_init": 0.05, "batch_size": 25, "max_iter": 80}, "three"),
    ({**small, "activation": "logistic", "learning_rate_init": 0.01, "alpha": 0.1, "max_iter": 40}, "three"),
    ({**small, "early_stopping": True, "learning_rate_init": 0.01, "batch_size": 20, "validation_fraction": 0.2}, "two"),
    ({**small, "early_stopping": True, "learning_rate_init": 0.01, "batch_size": 20}, "three"),
    ({"hidden_layer_sizes": (6,), "random_state": 1, "learning_rate_init": 0.05, "tol": 0.01, "n_iter_no_change": 4}, "two"),
    ({"hidden_layer_sizes": (), "random_state": 1, "shuffle": False, "max_iter": 20}, "three"),
]
regressors = [
    ({**small, "max_iter": 60, "batch_size": 16}, "number"),
    ({**small, "activation": "identity", "solver": "sgd", "momentum": 0.5, "nesterovs_momentum": False, "max_iter": 50}, "number"),
    ({**small, "early_stopping": True, "learning_rate_init": 0.01, "batch_size": 20}, "number"),
]
json.dump(
    {
        "versions": {"scikit-learn": sklearn.__version__, "numpy": numpy.__version__},
        "X": X.tolist(),
        "y": targets,
        "classifiers": [fitted(MLPClassifier(**options), target) for options, target in classifiers],
        "regressors": [fitted(MLPRegressor(**options), target) for options, target in regressors],
    },
    sys.stdout,
    separators=(",", ":"),
)
