"""Numbers of scikit-learn for src/toolkit/metrics: /usr/bin/python3 metrics.py > metrics.json"""
import json
import warnings

import numpy as np
import sklearn
from sklearn import metrics as m
from sklearn.calibration import calibration_curve

warnings.filterwarnings("ignore")
random = np.random.RandomState(7)
n = 60
true3 = random.randint(0, 3, n)
pred3 = np.where(random.random_sample(n) < 0.6, true3, random.randint(0, 3, n))
names = np.array(["dengue", "gripe", "náusea"])
proba3 = random.random_sample((n, 3)) + np.eye(3)[true3]
proba3 = proba3 / proba3.sum(axis=1, keepdims=True)
weight = np.round(random.random_sample(n) * 3, 2)
true2 = (true3 == 1).astype(int)
score2 = np.round(np.clip(0.35 * true2 + 0.65 * random.random_sample(n), 0, 1), 2)
pred2 = (score2 >= 0.5).astype(int)
valueTrue = np.round(random.normal(10, 4, n), 3)
valuePred = np.round(valueTrue + random.normal(0, 2, n), 3)
points = np.round(np.concatenate([random.normal(c, 1.2, (20, 2)) for c in (0, 4, 8)]), 3)
groups = np.repeat([0, 1, 2], 20)
found = np.where(random.random_sample(n) < 0.85, groups, random.randint(0, 4, n))

averages = {}
for average in ("micro", "macro", "weighted", None):
    key = str(average)
    for name, f in (("precision", m.precision_score), ("recall", m.recall_score), ("f1", m.f1_score)):
        averages[f"{name} {key}"] = np.asarray(f(true3, pred3, average=average)).tolist()
        averages[f"{name} {key} weighted"] = np.asarray(f(true3, pred3, average=average, sample_weight=weight)).tolist()
        averages[f"{name} {key} labels"] = np.asarray(f(true3, pred3, average=average, labels=[2, 0])).tolist()
    averages[f"fbeta2 {key}"] = np.asarray(m.fbeta_score(true3, pred3, beta=2, average=average)).tolist()

roc = m.roc_curve(true2, score2)
rocAll = m.roc_curve(true2, score2, drop_intermediate=False)
pr = m.precision_recall_curve(true2, score2)
cal = calibration_curve(true2, score2, n_bins=10)
calQ = calibration_curve(true2, score2, n_bins=4, strategy="quantile")
report = m.classification_report(names[true3], names[pred3], output_dict=True)
print(json.dumps({
    "versions": {"sklearn": sklearn.__version__, "numpy": np.__version__},
    "data": {
        "true3": true3.tolist(), "pred3": pred3.tolist(), "proba3": proba3.tolist(), "weight": weight.tolist(),
        "true2": true2.tolist(), "score2": score2.tolist(), "pred2": pred2.tolist(), "valueTrue": valueTrue.tolist(),
        "valuePred": valuePred.tolist(), "points": points.tolist(), "groups": groups.tolist(), "found": found.tolist(),
    },
    "averages": averages,
    "confusion": m.confusion_matrix(true3, pred3).tolist(),
    "confusionWeighted": m.confusion_matrix(true3, pred3, sample_weight=weight).tolist(),
    "confusionLabels": m.confusion_matrix(true3, pred3, labels=[2, 0]).tolist(),
    "scores": {
        "accuracy": m.accuracy_score(true3, pred3), "accuracy weighted": m.accuracy_score(true3, pred3, sample_weight=weight),
        "balanced": m.balanced_accuracy_score(true3, pred3), "balanced adjusted": m.balanced_accuracy_score(true3, pred3, adjusted=True),
        "mcc": m.matthews_corrcoef(true3, pred3), "mcc weighted": m.matthews_corrcoef(true3, pred3, sample_weight=weight),
        "kappa": m.cohen_kappa_score(true3, pred3), "kappa linear": m.cohen_kappa_score(true3, pred3, weights="linear"),
        "kappa quadratic": m.cohen_kappa_score(true3, pred3, weights="quadratic"),
        "auc": m.roc_auc_score(true2, score2), "auc weighted": m.roc_auc_score(true2, score2, sample_weight=weight),
        "ovr macro": m.roc_auc_score(true3, proba3, multi_class="ovr"), "ovr weighted": m.roc_auc_score(true3, proba3, multi_class="ovr", average="weighted"),
        "ovo macro": m.roc_auc_score(true3, proba3, multi_class="ovo"), "ovo weighted": m.roc_auc_score(true3, proba3, multi_class="ovo", average="weighted"),
        "ap": m.average_precision_score(true2, score2), "ap weighted": m.average_precision_score(true2, score2, sample_weight=weight),
        "log loss": m.log_loss(true3, proba3), "log loss weighted": m.log_loss(true3, proba3, sample_weight=weight), "log loss binary": m.log_loss(true2, score2, eps=2.220446049250313e-16),
        "brier": m.brier_score_loss(true2, score2), "brier weighted": m.brier_score_loss(true2, score2, sample_weight=weight),
        "mse": m.mean_squared_error(valueTrue, valuePred), "mse weighted": m.mean_squared_error(valueTrue, valuePred, sample_weight=weight),
        "rmse": m.mean_squared_error(valueTrue, valuePred, squared=False), "mae": m.mean_absolute_error(valueTrue, valuePred),
        "mape": m.mean_absolute_percentage_error(valueTrue, valuePred), "median": m.median_absolute_error(valueTrue, valuePred), "r2": m.r2_score(valueTrue, valuePred),
        "silhouette": m.silhouette_score(points, found), "davies": m.davies_bouldin_score(points, found), "calinski": m.calinski_harabasz_score(points, found),
        "ari": m.adjusted_rand_score(groups, found), "nmi": m.normalized_mutual_info_score(groups, found),
    },
    "roc": [a.tolist() for a in roc], "rocAll": [a.tolist() for a in rocAll], "pr": [a.tolist() for a in pr],
    "calibration": [a.tolist() for a in cal], "calibrationQuantile": [a.tolist() for a in calQ],
    "report": report,
}, ensure_ascii=False))
