import xgboost
from peer import serve
from sklearn.metrics import roc_auc_score


def run(data):
    model = xgboost.XGBClassifier(tree_method="hist", n_jobs=1).fit(data["XTrain"], data["yTrain"])
    return roc_auc_score(data["yTest"], model.predict_proba(data["XTest"])[:, 1])


serve(lambda data: data, run)
