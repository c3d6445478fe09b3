"""Numbers for src/toolkit/labelling: /usr/bin/python3 labelling.py > labelling.json
Kappas are those of scikit-learn and statsmodels. No package of Debian has the label models: here scipy climbs their
likelihood directly, by gradients and without EM, so both ways must meet at the same top."""
import json

import numpy as np
import scipy
import sklearn
import statsmodels
from scipy.optimize import minimize
from scipy.special import log_softmax, logsumexp
from scipy.stats import entropy
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

random = np.random.RandomState(11)
n, k = 300, 3


def voters(truth, accuracies, coverages):
    """Examples × voters, -1 for an abstention."""
    columns = []
    for accuracy, coverage in zip(accuracies, coverages):
        wrong = (truth + random.randint(1, k, len(truth))) % k
        vote = np.where(random.random_sample(len(truth)) < accuracy, truth, wrong)
        columns.append(np.where(random.random_sample(len(truth)) < coverage, vote, -1))
    return np.array(columns).T


truth = random.choice(k, n, p=[0.5, 0.3, 0.2])
full = voters(truth, [0.9, 0.8, 0.7, 0.4], [1, 1, 1, 1])
holed = voters(truth, [0.9, 0.8, 0.65, 0.75, 0.5], [0.7, 0.6, 0.8, 0.3, 0.5])


def alpha(votes):
    """Krippendorff's alpha from its coincidence matrix."""
    votes = np.asarray(votes)
    values = sorted(set(votes[votes >= 0]))
    seen = np.zeros((len(values), len(values)))
    for row in votes:
        row = row[row >= 0]
        for a in range(len(row)):
            for b in range(len(row)):
                if a != b:
                    seen[values.index(row[a]), values.index(row[b])] += 1 / (len(row) - 1)
    total = seen.sum()
    margins = seen.sum(axis=1)
    expected = (np.outer(margins, margins) - np.diag(margins)) / (total - 1)
    off = 1 - np.eye(len(values))
    return 1 - (seen * off).sum() / (expected * off).sum()


# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, example C: he gives 0.743.
nothing = -1
published = np.array([
    [1, 2, 3, 3, 2, 1, 4, 1, 2, nothing, nothing, nothing],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, nothing, 3],
    [nothing, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, nothing],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, nothing],
]).T


def posterior(votes, log_balance, log_tables):
    logs = np.tile(log_balance, (len(votes), 1))
    for j, table in enumerate(log_tables):
        given = votes[:, j] >= 0
        logs[given] += table[:, votes[given, j]].T
    return logs


def climb(votes, read, start, prior):
    """The top of the posterior over parameters; examples without a vote say nothing."""
    voted = votes[(votes >= 0).any(axis=1)]

    def loss(x):
        log_balance, log_tables = read(x)
        return -logsumexp(posterior(voted, log_balance, log_tables), axis=1).sum() - prior(log_tables)

    best = minimize(loss, start, method="BFGS", options={"gtol": 1e-7, "maxiter": 2000})
    best = minimize(loss, best.x, method="L-BFGS-B", options={"ftol": 1e-16, "gtol": 1e-9, "maxiter": 5000})
    log_balance, log_tables = read(best.x)
    logs = posterior(votes, log_balance, log_tables)
    proba = np.exp(logs - logsumexp(logs, axis=1, keepdims=True))
    return {"balance": np.exp(log_balance), "tables": np.exp(log_tables), "proba": proba}


def skene(votes):
    m = votes.shape[1]

    def read(x):
        return log_softmax(np.append(x[: k - 1], 0)), log_softmax(x[k - 1:].reshape(m, k, k), axis=2)

    diagonal = np.log(np.where(np.eye(k) == 1, 0.7, 0.15))
    start = np.concatenate([np.zeros(k - 1), np.tile(diagonal, (m, 1, 1)).ravel()])
    return climb(votes, read, start, lambda tables: 0.01 * tables.sum())


def silent(votes, given=None):
    """Abstaining is one more answer. Two examples of the start are added to each class of each function."""
    m = votes.shape[1]
    answers = np.where(votes < 0, k, votes)
    balance = np.full(k, 1 / k) if given is None else given
    begin = np.zeros((m, k, k + 1))
    for j in range(m):
        share = np.array([(votes[:, j] == v).mean() for v in range(k)])
        voted = np.where(np.eye(k) == 1, 0.7, 0.3 / (k - 1)) * share / balance[:, None]
        total = voted.sum(axis=1, keepdims=True)
        voted = np.where(total > 0.99, voted * 0.99 / total, voted)
        begin[j] = np.hstack([voted, 1 - voted.sum(axis=1, keepdims=True)])

    def read(x):
        learnt = np.log(given) if given is not None else log_softmax(np.append(x[: k - 1], 0))
        return learnt, log_softmax(x[k - 1:].reshape(m, k, k + 1), axis=2)

    start = np.concatenate([np.zeros(k - 1), np.log(begin).ravel()])
    return climb(answers, read, start, lambda tables: 2 * (begin * tables).sum())


def summary(votes):
    rows = []
    for j in range(votes.shape[1]):
        given = votes[:, j] >= 0
        others = np.delete(votes, j, axis=1)
        overlaps = given & (others >= 0).any(axis=1)
        conflicts = given & ((others >= 0) & (others != votes[:, [j]])).any(axis=1)
        right = int((votes[given, j] == truth[given]).sum())
        rows.append({
            "coverage": given.mean(), "overlaps": overlaps.mean(), "conflicts": conflicts.mean(),
            "correct": right, "incorrect": int(given.sum()) - right, "empiricalAccuracy": right / given.sum(),
        })
    return rows


proba = np.round(random.dirichlet([0.6, 0.8, 1], 40), 4)
proba[:, 2] = 1 - proba[:, 0] - proba[:, 1]
ordered = np.sort(proba, axis=1)
first = lambda doubt: np.argsort(-doubt, kind="stable")[:12].tolist()


def plain(value):
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return np.round(value, 10).tolist() if isinstance(value, np.ndarray) else value


print(json.dumps({
    "versions": {"numpy": np.__version__, "scipy": scipy.__version__, "sklearn": sklearn.__version__, "statsmodels": statsmodels.__version__},
    "data": {"truth": truth.tolist(), "full": full.tolist(), "holed": holed.tolist(), "published": published.tolist(), "proba": proba.tolist()},
    "kappa": [[cohen_kappa_score(full[:, a], full[:, b]) for b in range(4)] for a in range(4)],
    "fleiss": fleiss_kappa(aggregate_raters(full)[0]),
    "alpha": {"full": alpha(full), "holed": alpha(holed), "published": alpha(published)},
    "summary": summary(holed),
    "dawidSkene": {"full": plain(skene(full)), "holed": plain(skene(holed))},
    "labelModel": {"holed": plain(silent(holed)), "given": plain(silent(holed, np.array([0.5, 0.3, 0.2])))},
    "sampling": {
        "uncertainty": first(1 - ordered[:, -1]),
        "margin": first(ordered[:, -2] - ordered[:, -1]),
        "entropy": first(entropy(proba, axis=1)),
    },
}))
