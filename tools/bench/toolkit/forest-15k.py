from peer import serve
from sklearn.ensemble import RandomForestClassifier


def run(data):
    model = RandomForestClassifier(random_state=0, n_jobs=1).fit(data["XTrain"], data["yTrain"])
    return model.score(data["XTest"], data["yTest"])


serve(lambda data: data, run)
